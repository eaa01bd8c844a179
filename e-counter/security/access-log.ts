import type { FastifyInstance } from 'fastify';
import type { Log } from '../log.ts';
import { IN_LANGUAGE } from '../texts/offered.ts';

/** One entry a request: the route's pattern instead of the address, nobody's IP address. */
export function accessLog(app: FastifyInstance, log: Log): void {
  app.addHook('onResponse', (request, reply, done) => {
    log({
      event: 'request',
      method: request.method,
      route: request.routeOptions.url?.replace(IN_LANGUAGE, '/:language') ?? 'none',
      status: reply.statusCode,
      milliseconds: Math.round(reply.elapsedTime * 10) / 10,
    });
    done();
  });
}
