import type { FastifyRequest } from 'fastify';
import { requestLanguage } from './request-language.ts';

/** A page's address in the language of this request. */
export function addressIn(request: FastifyRequest, path: string): string {
  return `/${requestLanguage(request)}${path}`;
}
