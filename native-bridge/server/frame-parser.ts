import * as v from 'valibot';
import type { EidError } from '../../contracts/errors.ts';
import {
  METHOD_PARAMS,
  METHODS,
  RequestFrame,
  RequestId,
  type Method,
  type Params,
} from '../../contracts/page-messages.ts';
import { fail, ok, type Result } from '../../contracts/result.ts';

/** A valid call, its parameters checked against its method. */
export type ParsedCall = { readonly [M in Method]: { id: RequestId; method: M; params: Params<M> } }[Method];

export interface FrameFault {
  /** The request's id where it had a usable one. */
  readonly id: RequestId | null;
  readonly error: EidError;
}

/** Names that reach into an object's prototype; no parameter of ours is called so. */
const FORBIDDEN_KEYS: readonly string[] = ['__proto__', 'constructor', 'prototype'];

export function parseFrame(text: string): Result<ParsedCall, FrameFault> {
  let json: unknown;
  try {
    json = JSON.parse(text, (key, value: unknown) => {
      if (FORBIDDEN_KEYS.includes(key)) throw new SyntaxError('forbidden key');
      return value;
    });
  } catch {
    return fault(null, 'ERR_EID_INVALID_REQUEST');
  }
  const frame = v.safeParse(RequestFrame, json);
  if (!frame.success) return fault(idOf(json), 'ERR_EID_INVALID_REQUEST');
  const { id, method, params } = frame.output;
  if (!isMethod(method)) return fault(id, 'ERR_EID_UNKNOWN_METHOD');
  const parsed = v.safeParse(METHOD_PARAMS[method], params);
  if (!parsed.success) return fault(id, 'ERR_EID_INVALID_REQUEST');
  return ok({ id, method, params: parsed.output } as ParsedCall);
}

function isMethod(name: string): name is Method {
  return (METHODS as readonly string[]).includes(name);
}

function fault(id: RequestId | null, code: EidError['code']): Result<never, FrameFault> {
  return fail({ id, error: { code } });
}

function idOf(json: unknown): RequestId | null {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return null;
  const id = v.safeParse(RequestId, (json as Record<string, unknown>)['id']);
  return id.success ? id.output : null;
}
