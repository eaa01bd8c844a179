import { randomBytes } from 'node:crypto';
import cookie from '@fastify/cookie';
import csrfProtection from '@fastify/csrf-protection';
import formbody from '@fastify/formbody';
import rateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { PORTS } from '../contracts/endpoint.ts';
import { COMMUNE_KEY_BYTES } from './accounts/account-key.ts';
import { communeKeyBeside } from './accounts/commune-key-file.ts';
import { openSqliteAccountStore } from './accounts/sqlite-account-store.ts';
import { browserScript } from './browser-script.ts';
import { SILENT } from './log.ts';
import { deferredLoginCheck } from './login/deferred-login-check.ts';
import { createLoginCheck } from './login/verifier-login-check.ts';
import { DEFAULT_LIMITS, type ECounterOptions, type Limits } from './options.ts';
import { createShowing, type Showing } from './pages/show.ts';
import type { Parts } from './parts.ts';
import { accountPages } from './routes/account-pages.ts';
import { assets } from './routes/assets.ts';
import { loginApi } from './routes/login-api.ts';
import { loginPage } from './routes/login-page.ts';
import { publicPages } from './routes/public-pages.ts';
import { registration } from './routes/registration.ts';
import { accessLog } from './security/access-log.ts';
import { answer, answerFailures } from './security/faults.ts';
import { STATIC_PAGE_POLICY, useSecurityHeaders } from './security/headers.ts';
import { createMemorySessionStore } from './sessions/memory-session-store.ts';
import type { SessionStore } from './sessions/session.ts';
import { useSessions } from './sessions/session-cookie.ts';

export type { ECounterOptions } from './options.ts';
export type { LogEntry } from './log.ts';

export interface ECounter {
  /** For tests: `app.inject(…)`. An origin must have been given then. */
  readonly app: FastifyInstance;
  /**
   * Listens on this computer's loopback addresses.
   *
   * @param port 0 takes a free one
   * @returns `http://localhost:PORT`
   */
  listen(port: number): Promise<string>;
  /** Ends connections, then the database. */
  close(): Promise<void>;
}

/**
 * Puts the e-counter together.
 *
 * @throws Error where the database cannot be used, ConfigurationError where the origin or a test root is wrong
 */
export async function createECounter(options: ECounterOptions = {}): Promise<ECounter> {
  const {
    log = SILENT,
    now = () => new Date(),
    bridgePorts = PORTS,
    testRoots = [],
    revocation = {},
    database = ':memory:',
  } = options;
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const secure = options.origin?.startsWith('https:') ?? false;
  const communeKey = options.communeKey ?? communeKeyFor(database);
  const accounts = openSqliteAccountStore({ file: database, communeKey, now });
  const sessions = options.sessions ?? memorySessions(limits, now);

  let show: Showing | undefined;
  const app = Fastify({
    logger: false,
    // With an https origin the proxy that does TLS stands before us, on this computer. Anybody else's word on who asks
    // is worth nothing.
    trustProxy: secure ? 'loopback' : false,
    bodyLimit: limits.formBodyBytes,
    return503OnClosing: true,
    forceCloseConnections: true,
    frameworkErrors: (_error, request, reply) => {
      // Such a request passed no hook: its headers are set here.
      reply.header('cache-control', 'no-store').header('content-security-policy', STATIC_PAGE_POLICY);
      if (show !== undefined) answer(request, reply, 'bad-request', show);
    },
  });
  app.addHook('onClose', () => {
    accounts.close();
  });

  try {
    await useSecurityHeaders(app, { secure, bridgePorts });
    await app.register(cookie);
    useSessions(app, sessions, secure);
    accessLog(app, log);
    await app.register(csrfProtection, {
      sessionPlugin: '@fastify/session',
      sessionKey: 'csrfSecret',
      getToken: csrfToken,
    });
    app.removeContentTypeParser('text/plain');
    await app.register(formbody);
    await app.register(rateLimit, { global: false });
    const addresses = await assets(app, await browserScript());
    show = createShowing({ stylesheet: addresses.stylesheet, testMode: testRoots.length > 0 });
    answerFailures(app, show, log);

    const loginCheck = deferredLoginCheck((origin) =>
      createLoginCheck({ origin, communeKey, testRoots, revocation, now, log }),
    );
    if (options.origin !== undefined) loginCheck.setOrigin(options.origin);
    const parts: Parts = {
      accounts,
      loginCheck,
      show,
      log,
      now,
      bridgePorts,
      limits,
      script: addresses.script,
    };
    for (const routes of [publicPages, loginPage, loginApi, registration, accountPages]) routes(app, parts);
    await app.ready();

    return {
      app,
      listen: async (port) => {
        await app.listen({ port, host: 'localhost' });
        const address = app.server.address();
        if (address === null || typeof address === 'string') throw new Error('the server has no port');
        const url = `http://localhost:${String(address.port)}`;
        if (options.origin === undefined) loginCheck.setOrigin(url);
        return url;
      },
      close: () => app.close(),
    };
  } catch (error) {
    await app.close();
    throw error;
  }
}

function communeKeyFor(database: string): Uint8Array {
  return database === ':memory:' ? randomBytes(COMMUNE_KEY_BYTES) : communeKeyBeside(database);
}

function memorySessions(limits: Limits, now: () => Date): SessionStore {
  return createMemorySessionStore({
    idleMs: limits.sessionIdleMinutes * 60_000,
    lifetimeMs: limits.sessionLifetimeMinutes * 60_000,
    maxAnonymous: limits.anonymousSessions,
    now: () => now().getTime(),
  });
}

/** Our script sends a header, forms a field. Nothing else counts. */
function csrfToken(request: FastifyRequest): string | undefined {
  const header = request.headers['x-csrf-token'];
  if (typeof header === 'string') return header;
  const { body } = request;
  const field = typeof body === 'object' && body !== null && '_csrf' in body ? body._csrf : undefined;
  return typeof field === 'string' ? field : undefined;
}
