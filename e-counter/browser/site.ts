import { SiteRefusal } from './login-failure.ts';

/** Calls to the e-counter's own server. */
export interface Site {
  readonly challenge: (signal: AbortSignal) => Promise<string>;
  /** @returns the page to go to, without its language */
  readonly logIn: (login: object) => Promise<string>;
}

/** Seconds after which the server counts as unreachable. */
const PATIENCE_SECONDS = 20;

export function createSite(csrf: string): Site {
  const post = async (path: string, body: object, signal?: AbortSignal): Promise<ReadonlyMap<string, unknown>> => {
    const patience = AbortSignal.timeout(PATIENCE_SECONDS * 1000);
    let answer: Response;
    let content: unknown;
    try {
      answer = await fetch(path, {
        method: 'POST',
        credentials: 'same-origin',
        cache: 'no-store',
        redirect: 'error',
        headers: { 'content-type': 'application/json', 'x-csrf-token': csrf },
        body: JSON.stringify(body),
        signal: signal === undefined ? patience : AbortSignal.any([signal, patience]),
      });
      content = await answer.json();
    } catch {
      throw new SiteRefusal('site-unreachable');
    }
    const fields = new Map<string, unknown>(Object.entries(content ?? {}));
    const refusal = fields.get('error');
    if (typeof refusal === 'string') throw new SiteRefusal(refusal);
    if (!answer.ok) throw new SiteRefusal('server-fault');
    return fields;
  };
  const text = (fields: ReadonlyMap<string, unknown>, name: string): string => {
    const value = fields.get(name);
    if (typeof value !== 'string') throw new SiteRefusal('server-fault');
    return value;
  };
  return {
    challenge: async (signal) => text(await post('/api/challenge', {}, signal), 'nonce'),
    logIn: async (login) => text(await post('/api/login', login), 'next'),
  };
}
