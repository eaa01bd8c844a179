import { describe, expect, it } from '@jest/globals';
import { bridgePerTest, OTHER_SITE, SITE, withCard, type RunningBridge } from '../../support/bridge/bridge-per-test.ts';
import { nonceFor, provesLogin } from '../../support/bridge/login-proof.ts';
import { typedPin, type AnswerScript } from '../../support/bridge/scripted-prompter.ts';
import { TEST_PINS } from '../../support/secrets/test-pins.ts';

/** The citizen types the card's PIN for the one site, and another for the other. */
const PIN_FOR: Readonly<Record<string, string>> = { [SITE]: TEST_PINS.main, [OTHER_SITE]: TEST_PINS.wrong };

const typePinForSite: AnswerScript = ({ question, prompt }) =>
  question.failure === null
    ? {
        kind: 'approved',
        cardId: question.cards[0].cardId,
        pin: typedPin(PIN_FOR[prompt.request.origin] ?? ''),
      }
    : { kind: 'give-up' };

/** Logs in on a socket of its own, again while another one is at work, as a page does. */
async function logIn({ connect }: RunningBridge, origin: string, name: string): Promise<string> {
  const page = await connect(origin);
  const challengeNonce = nonceFor(name);
  for (;;) {
    const answer = await page.answerTo(page.send('authenticate', { challengeNonce }));
    if ('error' in answer) {
      if (answer.error.data.code === 'ERR_EID_BUSY') continue;
      return answer.error.data.code;
    }
    const { authToken } = answer.result as { authToken: Parameters<typeof provesLogin>[0] };
    return provesLogin(authToken, origin, challengeNonce) ? 'proven' : 'mixed up';
  }
}

describe('parallel requests of two sites', () => {
  const start = bridgePerTest();

  it.each([4, 16])('%i signatures: each asked, none mixed up', async (count) => {
    const running = await withCard(start);
    const sites = Array.from({ length: count }, (_, index) => (index % 2 === 0 ? SITE : OTHER_SITE));
    const outcomes = await Promise.all(sites.map((site, index) => logIn(running, site, `parallel ${index}`)));
    expect(outcomes).toEqual(sites.map(() => 'proven'));
    expect(running.prompter.asked.all).toHaveLength(count);
    expect(running.cards.signatures.map(({ typedPin: pin }) => pin)).toEqual(sites.map(() => TEST_PINS.main));
    expect(running.prompter.opened.all.map(({ outcome }) => outcome)).toEqual(sites.map(() => ({ kind: 'done' })));
  });

  it('a PIN typed for one site never serves the other', async () => {
    const running = await withCard(start, 'nl-p384', { script: typePinForSite, card: { triesLeft: 9 } });
    const sites = [SITE, OTHER_SITE, SITE, OTHER_SITE, SITE, OTHER_SITE, SITE, OTHER_SITE];
    const outcomes = await Promise.all(sites.map((site, index) => logIn(running, site, `pin ${index}`)));
    expect(outcomes).toEqual(sites.map((site) => (site === SITE ? 'proven' : 'ERR_EID_PIN_INCORRECT')));
    const pins = running.cards.signatures.map(({ typedPin: pin }) => pin).sort();
    expect(pins).toEqual([...Array<string>(4).fill(TEST_PINS.wrong), ...Array<string>(4).fill(TEST_PINS.main)]);
  });
});
