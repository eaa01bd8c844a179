import { expect, it } from '@jest/globals';
import { createAbsentPrompter } from '../../../native-bridge/consent/absent-prompter.ts';
import { createLog } from '../../../native-bridge/logging/log.ts';
import { createScriptedPrompter } from '../../support/bridge/scripted-prompter.ts';
import { bridgePerTest, withCard } from '../../support/bridge/bridge-per-test.ts';

const start = bridgePerTest();

it('refuses every request where nobody can be asked, and says so in the log', async () => {
  const lines: string[] = [];
  const prompter = createAbsentPrompter(createLog('warn', (line) => lines.push(line)));
  const { connect, cards } = await withCard(start, 'nl-p384', {
    prompter: { ...createScriptedPrompter(), ...prompter },
  });
  const page = await connect();
  const identity = { fields: ['surname'], purpose: 'Test' } as const;
  expect((await page.fails('readIdentity', identity)).code).toBe('ERR_EID_USER_CANCELLED');
  expect(cards.calls.all.map(({ call }) => call)).not.toContain('readIdentityFiles');
  expect(lines.join()).toContain('nobody-to-ask');
});
