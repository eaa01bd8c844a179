import * as v from 'valibot';
import { PROFILES } from './profiles.ts';

/** What one may ask the process that holds the virtual cards, a line of JSON each. */
const reader = v.optional(v.picklist([1, 2]), 1);

export const CardCommand = v.variant('do', [
  v.strictObject({
    do: v.literal('insert'),
    profile: v.picklist(PROFILES),
    /** Default 1234. */
    pin: v.optional(v.pipe(v.string(), v.regex(/^\d{4,12}$/))),
    reader,
  }),
  v.strictObject({ do: v.literal('remove'), reader }),
  v.strictObject({
    do: v.literal('pin-tries'),
    tries: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(3)),
    reader,
  }),
  /** Milliseconds the card takes for each command, with a real card's line; 0 answers at once. */
  v.strictObject({ do: v.literal('latency'), cardMs: v.pipe(v.number(), v.minValue(0), v.maxValue(1000)), reader }),
  v.strictObject({ do: v.literal('apdus'), reset: v.optional(v.boolean(), false), reader }),
  /** pcscd dies, and comes back. */
  v.strictObject({ do: v.literal('kill-pcscd') }),
  v.strictObject({ do: v.literal('start-pcscd') }),
  v.strictObject({ do: v.literal('down') }),
]);
export type CardCommand = v.InferInput<typeof CardCommand>;

const ApduCounts = v.strictObject({ total: v.number(), byCommand: v.record(v.string(), v.number()) });
export type ApduCounts = v.InferOutput<typeof ApduCounts>;

export const CardReply = v.union([
  v.strictObject({ ok: v.literal(true), apdus: v.optional(ApduCounts) }),
  v.strictObject({ ok: v.literal(false), reason: v.string() }),
]);
export type CardReply = v.InferOutput<typeof CardReply>;
