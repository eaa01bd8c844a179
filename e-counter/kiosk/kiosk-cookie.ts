import type { FastifyInstance } from 'fastify';

declare module 'fastify' {
  interface FastifyRequest {
    /** This browser is one that many people use after each other. */
    kiosk: boolean;
  }
}

/**
 * `?kiosk` in any address makes this browser a kiosk until it is closed, where the operator has switched that on: a
 * visitor can thereby only make a browser more careful, never less.
 */
export function useKiosk(app: FastifyInstance, enabled: boolean, secure: boolean): void {
  app.decorateRequest('kiosk', false);
  if (!enabled) return;
  app.addHook('onRequest', (request, reply, done) => {
    const asked = typeof request.query === 'object' && request.query !== null && 'kiosk' in request.query;
    request.kiosk = asked || request.cookies['kiosk'] === '1';
    if (asked) reply.setCookie('kiosk', '1', { path: '/', httpOnly: true, secure, sameSite: 'lax' });
    done();
  });
}
