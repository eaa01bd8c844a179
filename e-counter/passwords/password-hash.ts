import { hash, verify, type Options } from '@node-rs/argon2';

/**
 * Argon2id (RFC 9106), the library's default, with OWASP's first choice of parameters: 19 MiB, two passes, one lane. About 30 ms of one core.
 */
const PARAMETERS: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** @returns an encoded hash with its salt and parameters */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), PARAMETERS);
}

/** @param encoded null: nobody has this address; the same work is done all the same, so that time tells nothing */
export async function isPassword(password: string, encoded: string | null): Promise<boolean> {
  const right = await verify(encoded ?? (await nobodysHash()), password.normalize('NFKC'));
  return encoded !== null && right;
}

let nobodys: Promise<string> | undefined;

function nobodysHash(): Promise<string> {
  nobodys ??= hashPassword('nobody has this password');
  return nobodys;
}
