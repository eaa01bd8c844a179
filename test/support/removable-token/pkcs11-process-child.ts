import koffi from 'koffi';
import pkcs11 from 'pkcs11js';

/** The other end of pkcs11-process.ts. */

interface Request {
  readonly method?: string;
  readonly args?: readonly unknown[];
  readonly loginWithNullPin?: Uint8Array;
  readonly length?: number;
}

const module = new pkcs11.PKCS11();
let modulePath = '';

function answer(request: Request): unknown {
  try {
    return request.loginWithNullPin === undefined
      ? { value: callModule(request.method ?? '', (request.args ?? []).map(withBuffers)) }
      : loginWithNullPin(request.loginWithNullPin, request.length ?? 0);
  } catch (error) {
    return error instanceof pkcs11.Pkcs11Error ? { rv: error.code } : { failed: String(error) };
  }
}

function callModule(method: string, args: readonly unknown[]): unknown {
  if (method === 'load') modulePath = String(args[0]);
  const functions = module as unknown as Record<string, (...values: readonly unknown[]) => unknown>;
  return functions[method]?.call(module, ...args);
}

function loginWithNullPin(session: Uint8Array, length: number): unknown {
  const login = koffi
    .load(modulePath)
    .func('unsigned long C_Login(unsigned long, unsigned long, void *, unsigned long)');
  const handle = Buffer.from(session).readBigUInt64LE();
  const rv = Number(login(handle, pkcs11.CKU_USER, null, length));
  return rv === 0 ? { value: undefined } : { rv };
}

/** Structured clone turns a Buffer into a plain Uint8Array, which pkcs11js refuses. */
function withBuffers(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value);
  if (Array.isArray(value)) return value.map(withBuffers);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withBuffers(part)]));
}

process.on('message', (message) => {
  process.send?.(answer(message as Request));
});
