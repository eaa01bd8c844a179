import { describeCardBackend } from './card-backend-contract.ts';
import { startInProcessCards } from './virtual-cards.ts';

describeCardBackend('the virtual card in the worker’s own process, directly', startInProcessCards);
