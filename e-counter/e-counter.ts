import { randomBytes } from 'node:crypto';
import cookie from '@fastify/cookie';
import csrfProtection from '@fastify/csrf-protection';
import formbody from '@fastify/formbody';
import rateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { PORTS } from '../contracts/endpoint.ts';
import { COMMUNE_KEY_BYTES } from './accounts/account-key.ts';
import { createAccountStore } from './accounts/account-store.ts';
import { loginAddress } from './accounts/account.ts';
import { communeKeyBeside } from './accounts/commune-key-file.ts';
import { createPasswordResetStore } from './accounts/password-reset-store.ts';
import { createSignUpStore } from './accounts/sign-up-store.ts';
import { createAuditLog } from './audit/audit-log.ts';
import { browserScripts } from './browser-script.ts';
import { createOpenidLogin } from './federal/openid-login.ts';
import { useKiosk } from './kiosk/kiosk-cookie.ts';
import { faultEntry, SILENT } from './log.ts';
import { deferredLoginCheck } from './login/deferred-login-check.ts';
import { createLoginCheck } from './login/verifier-login-check.ts';
import { createMailroom } from './mail/mailroom.ts';
import { DEFAULT_LIMITS, type ECounterOptions } from './options.ts';
import { createShowing, type Showing } from './pages/show.ts';
import type { Parts } from './parts.ts';
import { createRequestStore } from './procedures/request-store.ts';
import { accountData } from './routes/account-data.ts';
import { accountPages } from './routes/account-pages.ts';
import { assets } from './routes/assets.ts';
import { basket } from './routes/basket.ts';
import { emailLogin } from './routes/email-login.ts';
import { federalKey } from './routes/federal-key.ts';
import { loginApi } from './routes/login-api.ts';
import { loginPages } from './routes/login-pages.ts';
import { lostPassword } from './routes/lost-password.ts';
import { procedures } from './routes/procedures.ts';
import { publicPages } from './routes/public-pages.ts';
import { registration } from './routes/registration.ts';
import { signUp } from './routes/sign-up.ts';
import { staffPage } from './routes/staff-page.ts';
import { accessLog } from './security/access-log.ts';
import { answer, answerFailures } from './security/faults.ts';
import { STATIC_PAGE_POLICY, useSecurityHeaders } from './security/headers.ts';
import { newVisitorLimit } from './security/new-visitors.ts';
import { useSessions } from './sessions/session-cookie.ts';
import { openSharedMemory } from './shared-memory.ts';
import { isPostgresqlUrl, openStorage } from './storage/open-storage.ts';

export type { ECounterOptions } from './options.ts';
export type { LogEntry } from './log.ts';

export interface ECounter {
  /** For tests: `app.inject(…)`. An origin must have been given then. */
  readonly app: FastifyInstance;
  /**
   * Listens on this computer's loopback addresses, or on the host given.
   *
   * @param port 0 takes a free one
   * @param host `0.0.0.0` in a container, where the proxy is on another computer; an origin must have been given then
   * @returns `http://localhost:PORT`
   */
  listen(port: number, host?: string): Promise<string>;
  /** When all mails are on their way. */
  mailsSent(): Promise<void>;
  /** Ends connections, then the database. */
  close(): Promise<void>;
}

/**
 * Puts the e-counter together.
 *
 * @throws Error where the database or Redis cannot be used, ConfigurationError where the origin or a test root is wrong
 */
export async function createECounter(options: ECounterOptions = {}): Promise<ECounter> {
  const { log = SILENT, now = () => new Date(), bridgePorts = PORTS, testRoots = [], database = ':memory:' } = options;
  const { revocation = {}, federal, mailer, kiosk } = options;
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const secure = options.origin?.startsWith('https:') ?? false;
  const communeKey = options.communeKey ?? communeKeyFor(database);
  const onLost = (error: unknown): void => {
    log(faultEntry(error));
  };
  const storage = await openStorage({ location: database, communeKey, onLost });
  const memory = await openSharedMemory({ redis: options.redis, limits, now, log }).catch(async (error: unknown) => {
    await storage.close();
    throw error;
  });
  const mailroom = mailer === undefined ? null : createMailroom(mailer, log);

  let show: Showing | undefined;
  const app = Fastify({
    logger: false,
    // With an https origin the proxy that does TLS stands before us. Anybody else's word on who asks
    // is worth nothing.
    trustProxy: secure ? (options.trustedProxy ?? 'loopback') : false,
    bodyLimit: limits.formBodyBytes,
    return503OnClosing: true,
    forceCloseConnections: true,
    frameworkErrors: (_error, request, reply) => {
      // Such a request passed no hook: its headers are set here.
      reply.header('cache-control', 'no-store').header('content-security-policy', STATIC_PAGE_POLICY);
      if (show !== undefined) answer(request, reply, 'bad-request', show);
    },
  });
  app.addHook('onClose', async () => {
    await mailroom?.idle();
    mailer?.close();
    await memory.close();
    await storage.close();
  });

  try {
    await useSecurityHeaders(app, { secure, bridgePorts });
    await app.register(cookie);
    useSessions(app, options.sessions ?? memory.sessions, secure);
    useKiosk(app, kiosk !== undefined, secure);
    accessLog(app, log);
    await app.register(csrfProtection, {
      sessionPlugin: '@fastify/session',
      sessionKey: 'csrfSecret',
      getToken: csrfToken,
    });
    app.removeContentTypeParser('text/plain');
    await app.register(formbody);
    await app.register(rateLimit, { global: false, ...(memory.redis === null ? {} : { redis: memory.redis }) });
    const addresses = await assets(app, await browserScripts());
    show = createShowing({
      stylesheet: addresses.stylesheet,
      testMode: testRoots.length > 0,
      kiosk:
        kiosk === undefined
          ? null
          : { script: addresses.kiosk, idleSeconds: kiosk.idleSeconds ?? 60, bridgePorts: bridgePorts.join(' ') },
    });
    answerFailures(app, show, log);

    const { challenges } = memory;
    const loginCheck = deferredLoginCheck((origin) =>
      createLoginCheck({ origin, communeKey, challenges, testRoots, revocation, now, log }),
    );
    if (options.origin !== undefined) loginCheck.setOrigin(options.origin);
    const parts: Parts = {
      accounts: createAccountStore(storage, now),
      signUps: createSignUpStore(storage, now),
      passwordResets: createPasswordResetStore(storage, now),
      requests: createRequestStore(storage, now),
      audit: createAuditLog(storage, now),
      attempts: memory.attempts,
      loginCheck,
      mailroom,
      federal:
        federal === undefined ? null : createOpenidLogin({ ...federal, communeKey, origin: loginCheck.origin, log }),
      staff: new Set((options.staff ?? []).map(loginAddress)),
      communeKey,
      kiosk: kiosk !== undefined,
      origin: loginCheck.origin,
      show,
      log,
      now,
      bridgePorts,
      limits,
      newVisitors: newVisitorLimit(app, limits),
      script: addresses.login,
    };
    const routes = [publicPages, loginPages, loginApi, federalKey, emailLogin, signUp, lostPassword, registration];
    for (const route of [...routes, accountPages, accountData, procedures, basket, staffPage]) route(app, parts);
    await app.ready();

    return {
      app,
      listen: async (port, host = 'localhost') => {
        await app.listen({ port, host });
        const address = app.server.address();
        if (address === null || typeof address === 'string') throw new Error('the server has no port');
        const url = `http://localhost:${String(address.port)}`;
        if (options.origin === undefined) loginCheck.setOrigin(url);
        return url;
      },
      mailsSent: async () => mailroom?.idle(),
      close: () => app.close(),
    };
  } catch (error) {
    await app.close();
    throw error;
  }
}

function communeKeyFor(database: string): Uint8Array {
  if (isPostgresqlUrl(database)) {
    throw new Error('with PostgreSQL the commune’s key must be given: all instances need the same one');
  }
  return database === ':memory:' ? randomBytes(COMMUNE_KEY_BYTES) : communeKeyBeside(database);
}

/** Our script sends a header, forms a field. Nothing else counts. */
function csrfToken(request: FastifyRequest): string | undefined {
  const header = request.headers['x-csrf-token'];
  if (typeof header === 'string') return header;
  const { body } = request;
  const field = typeof body === 'object' && body !== null && '_csrf' in body ? body._csrf : undefined;
  return typeof field === 'string' ? field : undefined;
}
