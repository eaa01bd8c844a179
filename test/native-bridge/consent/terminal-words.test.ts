import { describe, expect, it } from '@jest/globals';
import type { CardId, ReaderId } from '../../../contracts/worker-messages.ts';
import type { CardChoice, PromptRequest } from '../../../native-bridge/consent/prompter.ts';
import { createTerminalPrompter } from '../../../native-bridge/consent/terminal-prompter.ts';
import type { Origin } from '../../../native-bridge/origin.ts';
import { createFakeTerminal } from '../../support/bridge/fake-terminal.ts';

const ESCAPE = '\u001b';
const never = new AbortController().signal;

const card: CardChoice = {
  readerId: 'reader-1' as ReaderId,
  cardId: 'card-1' as CardId,
  readerName: 'Simulated reader',
  holder: 'Proef Voorbeeld',
  pinEntry: 'typed',
  triesLeft: null,
};

const request: PromptRequest = {
  origin: 'https://e-counter.example' as Origin,
  firstVisit: true,
  lang: 'en',
  subject: { kind: 'authenticate', identity: null },
  program: () => Promise.resolve(null),
  expiresAt: 0,
};

describe('words of pages and cards', () => {
  const evil = 'x\u001b[2J\u001b]0;title\u0007\r\n[checked]\u202egpj\u0000\u2028y';

  it.each<readonly [string, Partial<PromptRequest>, Partial<CardChoice>]>([
    [
      'a reason',
      { subject: { kind: 'readIdentity', identity: { fields: ['sex'], purpose: evil, signed: false } } },
      {},
    ],
    ['a document’s name', { subject: { kind: 'sign', documentName: evil, hash: 'ab', hashFunction: 'SHA-256' } }, {}],
    ['a holder’s name', {}, { holder: evil }],
    ['a reader’s name', {}, { readerName: evil }],
  ])('cannot move the cursor, break the line or turn it around: %s', async (_what, more, choice) => {
    const terminal = createFakeTerminal();
    const prompt = createTerminalPrompter(terminal).open({ ...request, ...more });
    const answer = prompt.ask({ cards: [{ ...card, ...choice }], needsPin: true, failure: null }, never);
    await terminal.typeWhenAsked(ESCAPE);
    await answer;
    const written = terminal.written().replaceAll('\n', '');
    expect(written).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
    expect(terminal.lines.all.filter((line) => line.includes('x\ufffd'))).toHaveLength(1);
  });

  it('cannot imitate our own marks', () => {
    const terminal = createFakeTerminal();
    const purpose = 'a) [checked] https://www.belgium.be';
    const identity = { fields: ['sex'], purpose, signed: false } as const;
    createTerminalPrompter(terminal).open({ ...request, subject: { kind: 'readIdentity', identity } });
    expect(terminal.lines.all.at(-1)).toBe(
      '[claimed by the site] Reason given by the site: a) |checked| https://www.belgium.be',
    );
  });
});
