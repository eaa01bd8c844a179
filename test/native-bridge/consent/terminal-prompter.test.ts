import { describe, expect, it } from '@jest/globals';
import { ERROR_TEXTS } from '../../../contracts/error-texts.ts';
import { LANGUAGES } from '../../../contracts/languages.ts';
import type { CardId, ReaderId } from '../../../contracts/worker-messages.ts';
import type { CardChoice, Prompt, PromptRequest, Question } from '../../../native-bridge/consent/prompter.ts';
import { createTerminalPrompter } from '../../../native-bridge/consent/terminal-prompter.ts';
import type { Origin } from '../../../native-bridge/origin.ts';
import { createFakeTerminal, type FakeTerminal } from '../../support/bridge/fake-terminal.ts';
import { TEST_PINS } from '../../support/secrets/test-pins.ts';

const ENTER = '\r';
const ESCAPE = '\u001b';
const CTRL_C = '\u0003';
const YES_LINE = 'To accept, type y then Enter (Esc to cancel):';

const card: CardChoice = {
  readerId: 'reader-1' as ReaderId,
  cardId: 'card-1' as CardId,
  readerName: 'Simulated reader',
  holder: 'Proef Voorbeeld',
  pinEntry: 'typed',
  triesLeft: 3,
};
const secondCard: CardChoice = { ...card, cardId: 'card-2' as CardId, holder: 'Amélie Spécimen', triesLeft: null };

const request: PromptRequest = {
  origin: 'https://e-counter.example' as Origin,
  firstVisit: true,
  lang: 'en',
  subject: { kind: 'authenticate', identity: null },
  program: () => Promise.resolve(null),
  expiresAt: 0,
};

function open(more: Partial<PromptRequest> = {}): { terminal: FakeTerminal; prompt: Prompt } {
  const terminal = createFakeTerminal();
  return { terminal, prompt: createTerminalPrompter(terminal).open({ ...request, ...more }) };
}

const never = new AbortController().signal;
const question = (more: Partial<Question> = {}): Question => ({
  cards: [card],
  needsPin: true,
  failure: null,
  ...more,
});

async function pinOf(answer: Awaited<ReturnType<Prompt['ask']>>): Promise<string> {
  if (answer.kind !== 'approved' || answer.pin === null) return 'none';
  return answer.pin.use((bytes) => Promise.resolve(Buffer.from(bytes).toString()));
}

describe('the terminal prompter', () => {
  it('says who asks for what, and marks what is checked', () => {
    const { terminal } = open();
    expect(terminal.lines.all).toEqual([
      '',
      '[checked] https://e-counter.example',
      'asks you to log in with your card.',
      'This site uses your card here for the first time.',
      '[checked] Will be sent: your certificate (name and national number)',
    ]);
  });

  it('takes the PIN without showing it, and wipes the keys', async () => {
    const { terminal, prompt } = open();
    const answer = prompt.ask(question(), never);
    await terminal.typeWhenAsked('');
    expect(terminal.echoes()).toBe(false);
    expect(terminal.lines.all.slice(-3)).toEqual([
      'Card: Proef Voorbeeld (Simulated reader)',
      'Tries left: 3',
      'PIN, then Enter (Esc to cancel):',
    ]);
    const keys = terminal.type(TEST_PINS.main + ENTER);
    const given = await answer;
    expect(given).toMatchObject({ kind: 'approved', cardId: card.cardId });
    expect((await pinOf(given)) === TEST_PINS.main).toBe(true);
    expect(keys.every((byte) => byte === 0)).toBe(true);
    expect(terminal.echoes()).toBe(true);
    expect(terminal.listening()).toBe(false);
    expect(terminal.written()).not.toContain(TEST_PINS.main);
  });

  it.each([
    ['key by key', [...Array.from(TEST_PINS.main), ENTER]],
    ['ended by a newline', [`${TEST_PINS.main}\n`]],
    ['corrected with backspace', ['9\u007f', `${TEST_PINS.main}8\b`, ENTER]],
    ['with more backspaces than digits', ['\u007f\u007f', TEST_PINS.main, ENTER]],
  ])('takes a PIN typed %s', async (_how, chunks) => {
    const { terminal, prompt } = open();
    const answer = prompt.ask(question(), never);
    await terminal.typeWhenAsked('');
    for (const chunk of chunks) terminal.type(chunk);
    expect((await pinOf(await answer)) === TEST_PINS.main).toBe(true);
  });

  it('drops what was typed ahead of the next question', async () => {
    const { terminal, prompt } = open();
    const first = prompt.ask(question(), never);
    await terminal.typeWhenAsked(`${TEST_PINS.main}${ENTER}${TEST_PINS.other}${ENTER}`);
    expect((await pinOf(await first)) === TEST_PINS.main).toBe(true);
    const second = prompt.ask(question(), never);
    await terminal.typeWhenAsked(TEST_PINS.long + ENTER);
    expect((await pinOf(await second)) === TEST_PINS.long).toBe(true);
  });

  it.each(['123', 'abcd', `${TEST_PINS.long}1`, '7'.repeat(100), ''])(
    'asks again, before the card is touched, for what is no PIN: case %#',
    async (typed) => {
      const { terminal, prompt } = open();
      const answer = prompt.ask(question(), never);
      await terminal.typeWhenAsked(typed + ENTER);
      await terminal.typeWhenAsked(TEST_PINS.main + ENTER);
      expect((await pinOf(await answer)) === TEST_PINS.main).toBe(true);
      expect(terminal.lines.all.slice(-2)).toEqual(['The PIN has 4 to 12 digits.', 'PIN, then Enter (Esc to cancel):']);
    },
  );

  it.each([
    ['Escape', ESCAPE],
    ['Ctrl+C, which ends the program too', CTRL_C],
    ['Ctrl+D', '\u0004'],
    ['Escape after some digits', `73${ESCAPE}`],
  ])('is cancelled by %s', async (_key, keys) => {
    const { terminal, prompt } = open();
    const answer = prompt.ask(question(), never);
    const typed = await terminal.typeWhenAsked(keys);
    expect(await answer).toEqual({ kind: 'cancelled' });
    expect(terminal.interrupts()).toBe(keys === CTRL_C ? 1 : 0);
    expect(typed.every((byte) => byte === 0)).toBe(true);
    expect(terminal.echoes()).toBe(true);
  });

  it('withdraws the question when the asker goes', async () => {
    const { terminal, prompt } = open();
    const asker = new AbortController();
    const answer = prompt.ask(question(), asker.signal);
    await terminal.typeWhenAsked('7391');
    asker.abort();
    await expect(answer).rejects.toThrow('withdrawn');
    expect(terminal.echoes()).toBe(true);
    expect(terminal.listening()).toBe(false);
    await expect(prompt.ask(question(), asker.signal)).rejects.toThrow('withdrawn');
  });

  it.each([
    ['no PIN is needed', question({ needsPin: false }), 'Card: Proef Voorbeeld (Simulated reader)'],
    [
      'it is typed on the reader',
      question({ cards: [{ ...card, pinEntry: 'protected-path' }] }),
      'You will type the PIN on the reader.',
    ],
  ])('asks only for a letter where %s; Enter alone accepts nothing', async (_why, asked, lineBefore) => {
    const { terminal, prompt } = open();
    const accepted = prompt.ask(asked, never);
    await terminal.typeWhenAsked(ENTER);
    await terminal.typeWhenAsked(`n${ENTER}`);
    await terminal.typeWhenAsked(`Y${ENTER}`);
    expect(terminal.lines.all).toContain(lineBefore);
    expect(terminal.lines.all.slice(-3)).toEqual(Array(3).fill(YES_LINE));
    expect(await accepted).toEqual({ kind: 'approved', cardId: card.cardId, pin: null });
    const refused = prompt.ask(asked, never);
    await terminal.typeWhenAsked(ESCAPE);
    expect(await refused).toEqual({ kind: 'cancelled' });
  });

  it('takes no answer that was typed before the question could be read', async () => {
    const { terminal, prompt } = open();
    terminal.freeze();
    let answered = false;
    const asker = new AbortController();
    const answer = prompt.ask(question({ needsPin: false }), asker.signal).finally(() => {
      answered = true;
    });
    const typed = await terminal.typeWhenAsked(`y${ENTER}`);
    await new Promise((resolve) => setImmediate(resolve));
    expect(answered).toBe(false);
    expect(typed.every((byte) => byte === 0)).toBe(true);
    asker.abort();
    await expect(answer).rejects.toThrow('withdrawn');
  });

  it('lets the citizen choose among cards, until the number is right', async () => {
    const { terminal, prompt } = open();
    const answer = prompt.ask(question({ cards: [card, secondCard], needsPin: false }), never);
    expect(terminal.lines.all.slice(-3)).toEqual([
      '1. Proef Voorbeeld (Simulated reader)',
      '2. Amélie Spécimen (Simulated reader)',
      'Which card? Type its number and Enter:',
    ]);
    for (const wrong of ['3', '0', '', 'x']) await terminal.typeWhenAsked(wrong + ENTER);
    await terminal.typeWhenAsked(`2${ENTER}`);
    expect(terminal.lines.all.slice(-5)).toEqual(Array(5).fill('Which card? Type its number and Enter:'));
    await terminal.typeWhenAsked(`y${ENTER}`);
    expect(terminal.lines.all.slice(-2)).toEqual(['Card: Amélie Spécimen (Simulated reader)', YES_LINE]);
    expect(await answer).toEqual({ kind: 'approved', cardId: secondCard.cardId, pin: null });
    const cancelled = prompt.ask(question({ cards: [card, secondCard] }), never);
    await terminal.typeWhenAsked(ESCAPE);
    expect(await cancelled).toEqual({ kind: 'cancelled' });
  });

  it('says why it asks again, with the tries left', async () => {
    const { terminal, prompt } = open();
    const failure = { code: 'ERR_EID_PIN_INCORRECT', triesLeft: 2 } as const;
    const answer = prompt.ask(question({ failure }), never);
    await terminal.typeWhenAsked('');
    expect(terminal.lines.all.slice(-4)).toEqual([
      ERROR_TEXTS.ERR_EID_PIN_INCORRECT.cause.en,
      'Tries left: 2',
      'Card: Proef Voorbeeld (Simulated reader)',
      'PIN, then Enter (Esc to cancel):',
    ]);
    terminal.type(ESCAPE);
    await answer;
  });

  it.each(LANGUAGES)('speaks %s from beginning to end', async (lang) => {
    const { terminal, prompt } = open({ lang });
    prompt.show('awaiting-card');
    const answer = prompt.ask(question(), never);
    await terminal.typeWhenAsked(ESCAPE);
    await answer;
    prompt.close({ kind: 'failed', code: 'ERR_EID_USER_CANCELLED' });
    expect(terminal.lines.all.at(-1)).toBe(ERROR_TEXTS.ERR_EID_USER_CANCELLED.cause[lang]);
    const english = open({ lang: 'en' });
    const own = terminal.lines.all.filter((line) => english.terminal.lines.all.includes(line));
    // The blank line, and in English everything.
    expect(own.length).toBe(lang === 'en' ? english.terminal.lines.all.length : 1);
  });

  it('tells the end', () => {
    const { terminal, prompt } = open();
    prompt.close({ kind: 'done' });
    expect(terminal.lines.all.at(-1)).toBe('Done.');
    prompt.close({ kind: 'asker-gone' });
    expect(terminal.lines.all.at(-1)).toBe('The page was closed or gave up: nothing is sent.');
    expect(prompt.cancelled.aborted).toBe(false);
  });
});
