import type { FastifyRequest } from 'fastify';
import { counterLanguage, preferredLanguage, type CounterLanguage } from '../texts/offered.ts';

/** The language at the start of the path, otherwise the one the browser prefers. */
export function requestLanguage(request: FastifyRequest): CounterLanguage {
  return counterLanguage(request.url.split(/[/?#]/)[1]) ?? preferredLanguage(request.headers['accept-language']);
}
