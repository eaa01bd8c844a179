import { describe, expect, it } from '@jest/globals';
import { bridgePerTest, withCard } from '../../support/bridge/bridge-per-test.ts';
import { createFakeCards } from '../../support/bridge/fake-cards.ts';
import type { AnswerScript } from '../../support/bridge/scripted-prompter.ts';
import type { IdentityField } from '../../../contracts/identity.ts';

const purpose = 'to fill in the form';

function declining(declined: readonly IdentityField[]): AnswerScript {
  return ({ question }) => ({ kind: 'approved', cardId: question.cards[0].cardId, pin: null, declined });
}

describe('optional identity fields', () => {
  const start = bridgePerTest();

  const read = async (declined: readonly IdentityField[], wish: Record<string, unknown>) => {
    const cards = createFakeCards();
    const running = await start({ cards, script: declining(declined) });
    await cards.insert(cards.addReader(), 'fr-rsa');
    const page = await running.connect();
    const { identity } = await page.call('readIdentity', { purpose, fields: ['surname', 'address', 'photo'], ...wish });
    return identity;
  };

  it('a declined field is not sent', async () => {
    const identity = await read(['address'], { optional: ['address'] });
    expect(Object.keys(identity.values).sort()).toEqual(['photo', 'surname']);
  });

  it('a field that the site needs cannot be declined by a window that says so', async () => {
    const identity = await read(['surname'], { optional: ['address'] });
    expect(Object.keys(identity.values).sort()).toEqual(['address', 'photo', 'surname']);
  });

  it('whole files are not sent when they hold what was declined', async () => {
    expect(await read(['address'], { optional: ['address'], signed: true })).not.toHaveProperty('evidence');
  });

  it('without the photo the other files are still proven', async () => {
    const identity = await read(['photo'], { optional: ['photo'], signed: true });
    expect(identity.evidence).toBeDefined();
    expect(identity.evidence).not.toHaveProperty('photo');
  });

  it('what is optional must be asked for', async () => {
    const running = await withCard(start);
    const page = await running.connect();
    const faulty = { fields: ['surname'], optional: ['photo'], purpose } as const;
    expect(await page.fails('readIdentity', faulty)).toMatchObject({ code: 'ERR_EID_INVALID_REQUEST' });
  });
});
