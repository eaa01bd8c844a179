import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import type { SimulatedCard } from '../../../simulator/cards.ts';
import { chainOf, evidenceOf, loginToken } from './card-login.ts';

/** A browser without a screen: keeps cookies and finds the CSRF token in pages. */
export interface Visitor {
  readonly get: (url: string) => Promise<LightMyRequestResponse>;
  readonly post: (url: string, fields: Readonly<Record<string, string>>) => Promise<LightMyRequestResponse>;
  readonly postJson: (url: string, body: unknown) => Promise<LightMyRequestResponse>;
  readonly request: (options: InjectOptions) => Promise<LightMyRequestResponse>;
  /** The token of the last page that had one. */
  csrf: string;
  readonly cookies: Map<string, string>;
}

/** @param from where its requests come from, and with which headers */
export function createVisitor(
  app: FastifyInstance,
  from: Pick<InjectOptions, 'remoteAddress' | 'headers'> = {},
): Visitor {
  const cookies = new Map<string, string>();
  const request = async (options: InjectOptions): Promise<LightMyRequestResponse> => {
    const answer = await app.inject({
      ...from,
      ...options,
      headers: { ...from.headers, ...options.headers },
      cookies: Object.fromEntries(cookies),
    });
    for (const { name, value } of answer.cookies) {
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    visitor.csrf = /(?:name="_csrf" value|data-csrf)="([^"]+)"/.exec(answer.body)?.[1] ?? visitor.csrf;
    return answer;
  };
  const visitor: Visitor = {
    csrf: '',
    cookies,
    request,
    get: (url) => request({ method: 'GET', url }),
    post: (url, fields) =>
      request({
        method: 'POST',
        url,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams({ _csrf: visitor.csrf, ...fields }).toString(),
      }),
    postJson: (url, body) =>
      request({
        method: 'POST',
        url,
        headers: { 'content-type': 'application/json', 'x-csrf-token': visitor.csrf },
        payload: JSON.stringify(body),
      }),
  };
  return visitor;
}

export interface CardLoginOptions {
  readonly origin: string;
  readonly share?: boolean;
}

/** Opens the log-in page and logs in with a card, as the page's script does. */
export async function logInWithCard(
  visitor: Visitor,
  card: SimulatedCard,
  { origin, share = true }: CardLoginOptions,
): Promise<LightMyRequestResponse> {
  await visitor.get('/fr/login/eid');
  const nonce = await challenge(visitor);
  return visitor.postJson('/api/login', {
    authToken: loginToken(card, origin, nonce),
    chain: chainOf(card),
    ...(share ? { evidence: evidenceOf(card) } : {}),
  });
}

export async function challenge(visitor: Visitor): Promise<string> {
  const answer = await visitor.postJson('/api/challenge', {});
  return answer.json<{ nonce: string }>().nonce;
}
