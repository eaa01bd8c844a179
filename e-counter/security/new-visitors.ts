import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Limits } from '../options.ts';

/** Option of a route whose page gives its visitor a session. */
export interface NewVisitorLimit {
  readonly preHandler: (request: FastifyRequest) => Promise<void>;
}

/**
 * Only a visitor without a session gets a new one, and the pages that give one count together: no single address fills
 * the memory for visitors.
 */
export function newVisitorLimit(app: FastifyInstance, { newVisitorsPerMinute }: Limits): NewVisitorLimit {
  const count = app.createRateLimit({ max: newVisitorsPerMinute, timeWindow: '1 minute' });
  return {
    preHandler: async (request) => {
      if (request.session.id !== null) return;
      const limit = await count(request);
      if (!limit.isAllowed && limit.isExceeded) {
        throw Object.assign(new Error('too many new visitors from one address'), { statusCode: 429 });
      }
    },
  };
}
