import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createVisitor, type Visitor } from '../support/visitor.ts';
import { startWholeCounter, type WholeCounter } from '../support/whole-counter.ts';

jest.setTimeout(30_000);

let site: WholeCounter;
let visitor: Visitor;
beforeEach(async () => {
  site = await startWholeCounter({ revocation: 'off' });
  visitor = createVisitor(site.counter.app);
});
afterEach(() => site.close());

describe('a federal key', () => {
  it('that answers an attempt of nobody, or of somebody else, opens nothing', async () => {
    const stray = await visitor.get('/federal/callback?code=stolen&state=made-up');
    expect([stray.statusCode, stray.headers.location]).toEqual([303, '/fr/login']);
    const begun = await visitor.get('/nl/login/federal');
    const url = new URL(begun.headers.location ?? '');
    expect(url.origin).toBe(site.federal.issuer);
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      ui_locales: 'nl',
      redirect_uri: `${site.url}/federal/callback`,
    });
    const forged = await visitor.get('/federal/callback?code=stolen&state=made-up');
    expect([forged.statusCode, forged.body.includes('De federale sleutel kon niet worden gecontroleerd')]).toEqual([
      401,
      true,
    ]);
    const again = await visitor.get(`/federal/callback?code=stolen&state=${url.searchParams.get('state') ?? ''}`);
    expect(again.headers.location).toBe('/fr/login');
  });

  it('whose provider is not there is said to be so, and is asked again at the next try', async () => {
    await site.federal.close();
    const answer = await visitor.get('/de/login/federal');
    expect([answer.statusCode, answer.body.includes('Die föderale Website antwortet nicht')]).toEqual([503, true]);
  });
});
