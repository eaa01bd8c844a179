import { watch } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { EidError } from '../../contracts/errors.ts';
import type { Result } from '../../contracts/result.ts';
import { cardsIn, signWith, type CardNames } from '../contract/card-calls.ts';
import type { RemovableCards } from '../contract/removable-cards.ts';
import type { RemovableToken } from '../support/removable-token/removable-token.ts';

/** One call of a run, told by its place among the calls of the same function, from 1. */
export interface CallPlace {
  readonly function: `C_${string}`;
  readonly at: number;
}

export function places(calls: readonly string[]): readonly CallPlace[] {
  const counts = new Map<string, number>();
  return calls.map((name) => {
    const at = (counts.get(name) ?? 0) + 1;
    counts.set(name, at);
    return { function: name as CallPlace['function'], at };
  });
}

/** The calls of a whole login about a card, by whoever is in the reader. */
export async function logIn({ backend, pin }: RemovableCards, card: CardNames): Promise<Result<Uint8Array, EidError>> {
  const read = await backend.readCertificates({ ...card, wanted: ['authentication', 'ca'] });
  if (!read.ok) return read;
  const signed = await signWith(backend, card, { algorithm: 'RS256', pin });
  if (!signed.ok) return signed;
  const files = await backend.readIdentityFiles({ ...card, files: ['identity'] });
  return files.ok ? { ok: true, value: signed.value.signature } : files;
}

/** Resolves when the module is in the n-th call of this function since the log was cleared, or later. */
export function called(token: RemovableToken, place: CallPlace, signal?: AbortSignal): Promise<void> {
  const reached = (): boolean => token.calls().filter((name) => name === place.function).length >= place.at;
  const log = join(dirname(token.env.EID_TEST_TOKEN_CONTROL), 'calls');
  return new Promise((resolve) => {
    const watcher = watch(dirname(log), (_event, file) => {
      if ((file === null || file === basename(log)) && reached()) settle();
    });
    const settle = (): void => {
      watcher.close();
      resolve();
    };
    signal?.addEventListener('abort', settle, { once: true });
    if (reached()) settle();
  });
}

/** The only card there is, or null. */
export async function cardInReader({ backend }: RemovableCards): Promise<CardNames | null> {
  const [card] = await cardsIn(backend);
  return card ?? null;
}
