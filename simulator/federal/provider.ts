import { generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider, type Configuration } from 'oidc-provider';
import { createMemoryAdapter } from './memory-adapter.ts';
import { loadCard, type CitizenId, type SimulatedCard } from '../cards.ts';

/**
 * Stands for the federal authentication service (CSAM) and its keys, itsme among them: a real OpenID Connect provider
 * whose citizens are the simulator's. Whoever comes picks one of them; nobody is asked for anything.
 */
export interface FederalProvider {
  /** `http://localhost:PORT`. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  close(): Promise<void>;
}

export interface FederalProviderOptions {
  /** Origin of the e-counter; it is sent back to `/federal/callback` there. */
  readonly counterOrigin: string;
  /** 0, the default, takes a free port. */
  readonly port?: number;
}

const CLIENT = { id: 'e-counter', secret: 'a secret of the simulator’s, worth nothing elsewhere' } as const;
/** Seconds. */
const MINUTES_10 = 600;
const CITIZENS: readonly CitizenId[] = ['fr-rsa', 'nl-p384', 'de-p384', 'fr-p384'];

export async function startFederalProvider(options: FederalProviderOptions): Promise<FederalProvider> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.port ?? 0, 'localhost', resolve);
  });
  const issuer = `http://localhost:${String((server.address() as AddressInfo).port)}`;
  const clientSecret = Buffer.from(CLIENT.secret).toString('base64url');
  const provider = new Provider(issuer, configuration(options.counterOrigin, clientSecret));
  const answer = provider.callback();
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const path = (request.url ?? '').split('?')[0] ?? '';
    if (!path.startsWith('/interaction/')) return void answer(request, response);
    interact(provider, request, response).catch(() => {
      if (!response.headersSent) response.writeHead(400);
      response.end('this log-in is over');
    });
  });
  return {
    issuer,
    clientId: CLIENT.id,
    clientSecret,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

function configuration(counterOrigin: string, clientSecret: string): Configuration {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    adapter: createMemoryAdapter(),
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kty: 'RSA', use: 'sig', kid: 'simulator' }] },
    ttl: {
      Interaction: MINUTES_10,
      Session: MINUTES_10,
      Grant: MINUTES_10,
      AccessToken: MINUTES_10,
      IdToken: MINUTES_10,
    },
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: clientSecret,
        redirect_uris: [`${counterOrigin}/federal/callback`],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        token_endpoint_auth_method: 'client_secret_basic',
      },
    ],
    pkce: { required: () => true },
    scopes: ['openid', 'profile', 'egovnrn'],
    claims: { openid: ['sub'], profile: ['given_name', 'family_name', 'birthdate'], egovnrn: ['egovNRN'] },
    // As the federal service does: what the site needs is in the ID token.
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    cookies: { keys: ['a key of the simulator’s'] },
    findAccount: async (_context, id) => {
      const card = await cardOf(id);
      return card === null ? undefined : { accountId: id, claims: () => ({ sub: id, ...claimsOf(card) }) };
    },
    // Nothing is asked twice: the site is the commune's own.
    loadExistingGrant: async (context) => {
      const { client, session, provider } = context.oidc;
      if (client === undefined || session?.accountId === undefined) return undefined;
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope('openid profile egovnrn');
      await grant.save();
      return grant;
    },
  };
}

async function interact(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const details = await provider.interactionDetails(request, response);
  const chosen = new URL(request.url ?? '/', 'http://localhost').searchParams.get('citizen');
  if (chosen === null) {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
    response.end(await choicePage(details.uid));
    return;
  }
  const result =
    (await cardOf(chosen)) === null
      ? { error: 'access_denied', error_description: 'the citizen left' }
      : { login: { accountId: chosen, remember: false } };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

async function choicePage(uid: string): Promise<string> {
  const cards = await Promise.all(CITIZENS.map((id) => loadCard(id)));
  const link = (citizen: string, words: string): string =>
    `<li><a id="${citizen}" href="/interaction/${uid}?citizen=${citizen}">${words}</a></li>`;
  const people = cards.map(({ id, citizen }) => link(id, `${citizen.givenNames ?? ''} ${citizen.surname}`));
  return `<!doctype html><html lang="fr"><meta charset="utf-8"><title>Simulation de CSAM</title>
<style>body{font:1.1rem/1.6 sans-serif;max-width:36rem;margin:3rem auto;padding:0 1rem}a{display:inline-block;padding:.6rem 0}</style>
<h1>Simulation de CSAM</h1>
<p>Ce site tient lieu du service fédéral et d’itsme. Choisissez une personne inventée ; aucune clé n’est demandée.</p>
<ul>${people.join('')}${link('nobody', 'Annuler')}</ul></html>`;
}

async function cardOf(id: string): Promise<SimulatedCard | null> {
  const known = CITIZENS.find((citizen) => citizen === id);
  return known === undefined ? null : loadCard(known);
}

function claimsOf({ citizen }: SimulatedCard): Readonly<Record<string, string>> {
  return {
    family_name: citizen.surname,
    ...(citizen.givenNames === undefined ? {} : { given_name: citizen.givenNames }),
    birthdate: citizen.birthDate,
    egovNRN: citizen.nationalNumber,
  };
}
