import { describeCardBackend } from './card-backend-contract.ts';
import { startSoftHsmCards } from './softhsm-cards.ts';

describeCardBackend('SoftHSM in the worker', startSoftHsmCards);
