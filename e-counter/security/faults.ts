import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { faultEntry, type Log } from '../log.ts';
import type { LoginRefusal } from '../login/login-refusal.ts';
import { HTTP_FAILURES, httpFailure, type HttpFailure } from '../pages/http-failure.ts';
import type { Showing } from '../pages/show.ts';

/** Every failure is answered in our own words: nothing of an error but its status gets out. */
export function answerFailures(app: FastifyInstance, show: Showing, log: Log): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const failure = httpFailure(error.statusCode);
    if (failure === 'unexpected') log(faultEntry(error));
    return answer(request, reply, failure, show);
  });
  app.setNotFoundHandler((request, reply) => answer(request, reply, 'not-found', show));
}

export function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  failure: HttpFailure,
  show: Showing,
): FastifyReply {
  if (request.url.startsWith('/api/')) return reply.code(HTTP_FAILURES[failure]).send({ error: REFUSAL[failure] });
  return show.failure(request, reply, failure);
}

const REFUSAL: Readonly<Record<HttpFailure, LoginRefusal>> = {
  'bad-request': 'not-accepted',
  'session-expired': 'session-expired',
  'not-found': 'not-accepted',
  'too-large': 'not-accepted',
  'too-many': 'too-many-attempts',
  unexpected: 'server-fault',
};
