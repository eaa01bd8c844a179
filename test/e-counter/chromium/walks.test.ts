import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Redis } from 'ioredis';
import pg from 'pg';
import type { Browser, Page } from 'playwright-core';
import type { ECounterOptions } from '../../../e-counter/e-counter.ts';
import { COUNTER_LANGUAGES, textsIn, type CounterLanguage } from '../../../e-counter/texts/offered.ts';
import { loadCard, type CitizenId } from '../../../simulator/cards.ts';
import { startPostgresqlServer } from '../../support/postgresql-server.ts';
import { startRedisServer } from '../../support/redis-server.ts';
import { launchChromium } from '../support/chromium.ts';
import { PASSWORD } from '../support/email-citizen.ts';
import { startWholeCounter, type WholeCounter } from '../support/whole-counter.ts';

// A browser, PostgreSQL and Redis on a busy computer.
jest.setTimeout(120_000);

interface Place {
  readonly name: string;
  open(): Promise<{
    readonly options: ECounterOptions;
    /** All that is kept, as text. */
    kept(): Promise<string>;
    close(): Promise<void>;
  }>;
}

const PLACES: readonly Place[] = [
  {
    name: 'SQLite',
    open: async () => {
      const folder = await mkdtemp(join(tmpdir(), 'walks-'));
      return {
        options: { database: join(folder, 'counter.db') },
        kept: async () => {
          const files = await readdir(folder);
          return (await Promise.all(files.map((file) => readFile(join(folder, file), 'latin1')))).join('');
        },
        close: () => rm(folder, { recursive: true }),
      };
    },
  },
  {
    name: 'PostgreSQL and Redis',
    open: async () => {
      const [postgresql, redis] = await Promise.all([startPostgresqlServer(), startRedisServer()]);
      const database = await postgresql.newDatabase();
      return {
        options: { database, redis: redis.url },
        kept: async () => (await allRows(database)) + (await allValues(redis.url)),
        close: async () => {
          await Promise.all([postgresql.stop(), redis.stop()]);
        },
      };
    },
  },
];

async function allRows(database: string): Promise<string> {
  const client = new pg.Client(database);
  await client.connect();
  const { rows } = await client.query<{ name: string }>(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'",
  );
  const tables = [];
  for (const { name } of rows) tables.push(JSON.stringify((await client.query(`SELECT * FROM ${name}`)).rows));
  await client.end();
  return tables.join('\n');
}

async function allValues(url: string): Promise<string> {
  const redis = new Redis(url);
  const keys = await redis.keys('*');
  const values = await Promise.all(
    keys.filter((key) => key.startsWith('session:')).map(async (key) => (await redis.get(key)) ?? ''),
  );
  redis.disconnect();
  return [...keys, ...values].join('\n');
}

/** A citizen of its own for each language and way; the federal provider knows these. */
const CARDS: Readonly<Record<CounterLanguage, CitizenId>> = {
  fr: 'rekeyed-rsa',
  nl: 'nl-rsa',
  de: 'foreigner-p384',
  en: 'long-names',
};
const FEDERAL: Readonly<Record<CounterLanguage, CitizenId>> = {
  fr: 'fr-rsa',
  nl: 'nl-p384',
  de: 'de-p384',
  en: 'fr-p384',
};

describe.each(PLACES)('on $name', (place) => {
  let storage: Awaited<ReturnType<Place['open']>>;
  let site: WholeCounter;
  let browser: Browser;
  beforeAll(async () => {
    storage = await place.open();
    site = await startWholeCounter(storage.options);
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
    await storage.close();
  });

  describe.each(COUNTER_LANGUAGES)('in %s', (language) => {
    const t = textsIn(language);
    let page: Page;
    const at = (path: string): Promise<void> => page.waitForURL(`${site.url}/${language}${path}`);

    /** The seed's guide: « Se connecter », then the way. */
    async function begin(javaScriptEnabled = true): Promise<void> {
      page = await (await browser.newContext({ javaScriptEnabled })).newPage();
      await page.goto(`${site.url}/${language}/`);
      await page.click(`nav.menu a:text-is("${t.menu.logIn}")`);
      await at('/login');
    }

    /** Fills in what nothing proved, then « Valider ». */
    async function complete(fields: Readonly<Record<string, string>>): Promise<void> {
      await at('/register');
      for (const [name, value] of Object.entries(fields)) await page.fill(`#field-${name}`, value);
      await page.click(`form.registration button:text-is("${t.registration.submit}"):visible`);
      await at('/welcome');
      expect(await page.textContent('h1')).toBe(t.welcome.title);
    }

    const ADDRESS = { street: 'Teststraat', number: '7', postalCode: '9901', municipality: 'Exempleville' };

    it('with the card: keys, consent, PIN, form filled in, congratulations', async () => {
      await begin();
      await page.click(`.way-first a.button`);
      await at('/login/keys');
      await page.click(`a.key[href$="/login/eid"]`);
      await at('/login/eid');
      await page.click('#eid-start');
      const operation = await site.bridge.operation();
      operation.state('awaiting-consent');
      await page.locator('#eid-status[data-state="awaiting-consent"]').waitFor();
      operation.state('awaiting-pin');
      const card = await loadCard(CARDS[language]);
      operation.succeed(card, true);
      await at('/register');
      expect(await page.inputValue('#field-lastName')).toBe(card.citizen.surname);
      await complete({ number: '7' });
      expect(await page.textContent('main .lead')).toBe(t.welcome.message);
      await page.context().close();
    });

    it('with a federal key: the provider’s site and back, name and birth date there, congratulations', async () => {
      await begin(false);
      await page.click(`.way-first a.button`);
      await page.click(`a.key[href$="/login/federal"]`);
      await page.waitForURL(`${site.federal.issuer}/**`);
      const citizen = FEDERAL[language];
      await page.click(`#${citizen}`);
      await at('/register');
      expect(await page.inputValue('#field-lastName')).toBe((await loadCard(citizen)).citizen.surname);
      await complete(ADDRESS);
      await page.goto(`${site.url}/${language}/parents`);
      expect(await page.textContent('h1')).toBe(t.parents.title);
      await page.context().close();
    });

    it('with an e-mail address, without JavaScript: mail, form, congratulations; then out and in again', async () => {
      const address = `ada.${language}@citizen.example`;
      await begin(false);
      await page.click(`a:text-is("${t.login.email.signUp}")`);
      await at('/signup');
      await page.fill('#field-address', address);
      await page.fill('#field-password', PASSWORD);
      await page.click('main button[type=submit]');
      await at('/signup/sent');
      await site.counter.mailsSent();
      expect(site.mailbox.mails.at(-1)?.subject).toBe(t.mails.signUp.subject);
      await page.goto(site.mailbox.linkTo(address));
      await page.click('main button[type=submit]');
      await complete({ ...ADDRESS, firstName: 'Ada', lastName: 'Exemple', birthDate: '31/12/1980' });
      expect(await page.textContent('main .lead')).toBe(t.welcome.messagePending);
      await page.click('form.log-out button');
      await page.goto(`${site.url}/${language}/login`);
      await page.fill('#field-address', address);
      await page.fill('#field-password', PASSWORD);
      await page.click('#email-form button[type=submit]');
      await at('/account');
      expect(await page.textContent('main .notice-title')).toBe(t.admission.pending.title);
      await page.context().close();
    });
  });

  it('after all of it no national number is kept anywhere, but each citizen’s name', async () => {
    const kept = await storage.kept();
    for (const id of [...Object.values(CARDS), ...Object.values(FEDERAL)]) {
      const { citizen } = await loadCard(id);
      expect([id, kept.includes(citizen.nationalNumber)]).toEqual([id, false]);
    }
    expect(kept).toContain((await loadCard(CARDS.nl)).citizen.surname);
    expect(kept).not.toContain(PASSWORD);
  });

  it('a card that was revoked is refused, and the citizen is told what to do', async () => {
    const page = await browser.newPage();
    const card = await loadCard('revoked');
    site.responder.treat(card.certificates.authentication, 'revoked');
    await page.goto(`${site.url}/fr/login/eid`);
    await page.click('#eid-start');
    (await site.bridge.operation()).succeed(card, true);
    await page.locator('#eid-problem[data-failure="certificate-revoked"]').waitFor();
    expect(await page.textContent('#eid-problem')).toContain('Votre carte a été bloquée');
    expect(await page.locator('#eid-retry').isVisible()).toBe(false);
    await page.close();
  });
});
