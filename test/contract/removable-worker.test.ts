import { describeCardBackend } from './card-backend-contract.ts';
import { startRemovableCards } from './removable-cards.ts';

describeCardBackend('the removable token in the worker', (citizens) => startRemovableCards({ citizens }));
