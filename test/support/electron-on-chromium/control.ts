import { EventEmitter } from 'node:events';
import type { StandInEvent, StandInOrder } from './control-messages.ts';

/** Orders of the test, by name. */
export const orders = new EventEmitter<{ [Name in StandInOrder['do']]: [Extract<StandInOrder, { do: Name }>] }>();

process.on('message', (order: StandInOrder) => {
  orders.emit(order.do, order as never);
});

export function tellTest(event: StandInEvent): void {
  if (process.connected) process.send?.(event);
}
