import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

/** For a page without script or form. */
export const STATIC_PAGE_POLICY =
  "default-src 'none';style-src 'self';img-src 'self';base-uri 'none';frame-ancestors 'none'";

/**
 * Headers that keep a page to itself.
 *
 * Two choices are on purpose: there is no `upgrade-insecure-requests`, which would turn the socket to the bridge into
 * wss, and plain http to the bridge's ports is allowed beside ws, because the client library asks so whether anything
 * is there at all.
 */
export async function useSecurityHeaders(
  app: FastifyInstance,
  facts: { readonly secure: boolean; readonly bridgePorts: readonly number[] },
): Promise<void> {
  const bridge = facts.bridgePorts.flatMap((port) => [
    `ws://127.0.0.1:${String(port)}`,
    `http://127.0.0.1:${String(port)}`,
  ]);
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        connectSrc: ["'self'", ...bridge],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        requireTrustedTypesFor: ["'script'"],
        trustedTypes: ["'none'"],
      },
    },
    // "no-referrer" would make browsers send `Origin: null` with our own forms.
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: facts.secure ? { maxAge: 63_072_000, includeSubDomains: false } : false,
    frameguard: { action: 'deny' },
  });
  app.addHook('onSend', (request, reply, payload, done) => {
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
    done(null, payload);
  });
}
