import { describe, expect, it } from '@jest/globals';
import type { ClientErrorCode } from '../../../client/index.ts';
import type { CLIENT_FAILURES } from '../../../e-counter/login/client-failures.ts';
import type { LiveState } from '../../../e-counter/login/live-states.ts';
import type { LoginRefusal } from '../../../e-counter/login/login-refusal.ts';
import type { FinalRefusal } from '../../../e-counter/browser/login-failure.ts';
import type { ShownState } from '../../../e-counter/browser/shown-state.ts';
import { longDate } from '../../../e-counter/texts/long-date.ts';
import { COUNTER_LANGUAGES, preferredLanguage, textsIn } from '../../../e-counter/texts/offered.ts';

/** Compiles only where both say the same. */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;

it('what the page can show is what the server has words for', () => {
  const states: Same<ShownState, LiveState> = true;
  const codes: Same<
    Exclude<ClientErrorCode, 'ERR_EID_ABORTED'>,
    Extract<(typeof CLIENT_FAILURES)[number], `ERR_${string}`>
  > = true;
  const refusals: FinalRefusal extends LoginRefusal ? true : never = true;
  expect([states, codes, refusals]).toEqual([true, true, true]);
});

describe.each(COUNTER_LANGUAGES)('texts in %s', (language) => {
  const all = leaves(textsIn(language), '');

  it('are never empty, plain text, and tidy', () => {
    for (const [path, text] of all) {
      const untidy = text === '' || text !== text.trim() || /[<>]|&\w+;| {2}|'|\.\.\./.test(text);
      expect(untidy ? path : null).toBeNull();
    }
  });

  it('tell the bridge a purpose it takes', () => {
    expect(textsIn(language).login.card.purpose.length).toBeLessThanOrEqual(200);
  });

  it('have the same marks as the French ones', () => {
    const marks = (texts: readonly (readonly [string, string])[]): string[] =>
      texts.flatMap(([path, text]) => [...text.matchAll(/\{\w+\}/g)].map(([mark]) => path + mark));
    expect(marks(all)).toEqual(marks(leaves(textsIn('fr'), '')));
  });
});

function leaves(value: unknown, path: string): (readonly [string, string])[] {
  if (typeof value === 'string') return [[path, value]];
  return Object.entries(value ?? {}).flatMap(([key, inner]) => leaves(inner, `${path}.${key}`));
}

it.each([
  [undefined, 'fr'],
  ['', 'fr'],
  ['en', 'en'],
  ['en-GB,en;q=0.9,fr;q=0.8', 'en'],
  ['fr-BE,en;q=0.9', 'fr'],
  ['nl-BE,nl;q=0.9,en;q=0.8', 'nl'],
  ['lb;q=0.9,de;q=0.8', 'de'],
  ['it,pt;q=0.9,en;q=0.8', 'en'],
  ['en;q=0, fr', 'fr'],
  ['fr;q=0.2, en;q=0.7', 'en'],
  ['*', 'fr'],
  [';;;,,q=', 'fr'],
])('a browser that says %j reads %s', (header, language) => {
  expect(preferredLanguage(header)).toBe(language);
});

it.each([
  ['1985-03-14', 'fr', '14 mars 1985'],
  ['1973-08-01', 'fr', '1er août 1973'],
  ['1973-08-01', 'en', '1 August 1973'],
  ['1985-03', 'fr', 'mars 1985'],
  ['1973-08-01', 'nl', '1 augustus 1973'],
  ['1973-08-01', 'de', '1. August 1973'],
  ['1979', 'en', '1979'],
  ['soon', 'en', 'soon'],
])('%s in %s is %s', (iso, language, text) => {
  expect(longDate(iso, language)).toBe(text);
});
