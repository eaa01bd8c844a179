import { describe, expect, it } from '@jest/globals';
import type { PromptPhase, ShownCard, ShownSubject } from '../../../contracts/window-messages.ts';
import { chosenCard, declinedFields, missingFor } from '../../../renderer/pin-and-consent/answer.ts';

const CARD: ShownCard = { cardId: 'a', readerName: 'reader', holder: 'Spécimen', pinEntry: 'typed', triesLeft: 3 };
const OTHER: ShownCard = { ...CARD, cardId: 'b' };
const asking = (cards: ShownCard[], needsPin = true): Extract<PromptPhase, { phase: 'question' }> => ({
  phase: 'question',
  questionId: 1,
  cards,
  needsPin,
  failure: null,
});
const subject: ShownSubject = {
  kind: 'readIdentity',
  identity: {
    fields: [
      { name: 'surname', optional: false },
      { name: 'photo', optional: true },
      { name: 'address', optional: true },
    ],
    purpose: '',
    signed: false,
  },
};

describe('an answer', () => {
  it('declines what was unticked, in the order of the site, and nothing that is required', () => {
    expect(declinedFields(subject, new Set(['address', 'photo', 'surname', 'sex']))).toEqual(['photo', 'address']);
    expect(declinedFields({ kind: 'authenticate', identity: null }, new Set(['photo']))).toEqual([]);
    expect(declinedFields({ kind: 'getSigningCertificate' }, new Set(['photo']))).toEqual([]);
  });

  it('names the only card, or the chosen one as long as it is there', () => {
    expect(chosenCard(asking([CARD]), null)).toBe(CARD);
    expect(chosenCard(asking([CARD, OTHER]), null)).toBeNull();
    expect(chosenCard(asking([CARD, OTHER]), 'b')).toBe(OTHER);
    expect(chosenCard(asking([CARD, OTHER]), 'gone')).toBeNull();
    expect(chosenCard(asking([]), 'a')).toBeNull();
  });

  it.each([
    [asking([CARD]), CARD, 'pin-in-window'],
    [asking([CARD]), { ...CARD, pinEntry: 'protected-path' }, 'pin-on-reader'],
    [asking([CARD]), { ...CARD, triesLeft: 0 }, 'unblocked-card'],
    [asking([CARD]), { ...CARD, triesLeft: null }, 'pin-in-window'],
    [asking([CARD], false), { ...CARD, triesLeft: 0 }, 'nothing'],
  ] as const)('needs what the card and the question ask (%#)', (question, card, missing) => {
    expect(missingFor(question, card)).toBe(missing);
  });
});
