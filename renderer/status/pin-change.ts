import type { PinDigits } from '../shared/pin-digits.ts';

/** What keeps a new PIN from being sent. */
export type PinChangeProblem = 'old-too-short' | 'new-too-short' | 'same' | 'differ';

/** @returns the first problem, in the order of the fields, or null where the PIN can be changed */
export function pinChangeProblem(oldPin: PinDigits, newPin: PinDigits, again: PinDigits): PinChangeProblem | null {
  if (!oldPin.isWhole) return 'old-too-short';
  if (!newPin.isWhole) return 'new-too-short';
  if (newPin.equals(oldPin)) return 'same';
  return newPin.equals(again) ? null : 'differ';
}
