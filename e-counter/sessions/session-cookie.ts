import type { FastifyInstance } from 'fastify';
import type { SessionStore } from './session.ts';
import { Visit } from './visit.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Named as the CSRF plugin expects it. */
    session: Visit;
  }
}

/** Paths that never need a session: answering them must not touch the store. */
const STATELESS_PREFIX = '/assets/';

/**
 * Gives each request its session. The `__Host-` prefix (RFC 6265bis section 4.1.3.2) ties the cookie to this host and
 * to https; on plain http, as in a demo on localhost, browsers refuse that prefix.
 */
export function useSessions(app: FastifyInstance, store: SessionStore, secure: boolean): void {
  const name = secure ? '__Host-session' : 'session';
  // Lax, not Strict: a link from the commune's other pages must find the citizen logged in. Posts carry a CSRF token.
  const attributes = { path: '/', httpOnly: true, secure, sameSite: 'lax' } as const;

  app.decorateRequest('session');
  app.addHook('onRequest', async (request) => {
    const stateless = request.url.startsWith(STATELESS_PREFIX);
    // First of all a visit that needs no store: the page that says the store failed needs one too.
    request.session = Visit.anonymous(store);
    if (!stateless) request.session = await Visit.load(store, request.cookies[name]);
  });
  app.addHook('onSend', async (request, reply) => {
    if (request.url.startsWith(STATELESS_PREFIX)) return;
    const saved = await request.session.save().catch((error: unknown) => {
      request.session = Visit.anonymous(store);
      throw error;
    });
    if (saved === 'gone') reply.clearCookie(name, attributes);
    else if (saved !== 'unchanged') reply.setCookie(name, saved.id, attributes);
  });
}
