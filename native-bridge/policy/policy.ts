import * as v from 'valibot';
import { readFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { LANGUAGES } from '../../contracts/languages.ts';
import { fail, ok, type Result } from '../../contracts/result.ts';
import { WAY_CHOICES } from '../../contracts/worker-messages.ts';
import { LOG_LEVELS } from '../logging/log.ts';

/**
 * The administrator's file (JSON). What it sets wins over the user's settings and over command-line flags; what it
 * leaves out is the user's choice.
 */
export const Policy = v.strictObject({
  /** PKCS#11 module, absolute path. */
  module: v.optional(v.pipe(v.string(), v.check(isAbsolute))),
  /** The way to the cards. */
  way: v.optional(v.picklist(WAY_CHOICES)),
  /** The only reader to look at, by its PC/SC name. */
  reader: v.optional(v.pipe(v.string(), v.minLength(1))),
  /** Origins approved for everybody on this computer. */
  allowOrigins: v.optional(v.array(v.string())),
  /** Serve only `allowOrigins`. */
  onlyAllowedOrigins: v.optional(v.boolean()),
  /** Accept http://localhost pages. */
  developerMode: v.optional(v.boolean()),
  logLevel: v.optional(v.picklist(LOG_LEVELS)),
  /** Of everything shown, where a page names none. */
  language: v.optional(v.picklist(LANGUAGES)),
  /** Seconds a prompt may stay open. */
  promptSeconds: v.optional(v.pipe(v.number(), v.integer(), v.minValue(10), v.maxValue(600))),
});
export type Policy = v.InferOutput<typeof Policy>;

export type PolicyFault =
  | { readonly kind: 'unreadable'; readonly path: string }
  | { readonly kind: 'not-json'; readonly path: string }
  | { readonly kind: 'invalid'; readonly path: string; readonly where: string }
  | { readonly kind: 'unknown-key'; readonly path: string; readonly key: string; readonly known: readonly string[] };

/** In the order of docs/policy.md. */
export const POLICY_KEYS: readonly string[] = Object.keys(Policy.entries);

/** Where an administrator puts the file; only administrators can write there. */
export function policyPath(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string {
  if (platform === 'win32') return join(env['ProgramData'] ?? 'C:\\ProgramData', 'eID Bridge', 'policy.json');
  if (platform === 'darwin') return '/Library/Application Support/eID Bridge/policy.json';
  return '/etc/eid-bridge/policy.json';
}

/**
 * Reads the policy. A file at the usual place may be absent (no policy); one named by hand may not. A faulty file is
 * never half obeyed: the bridge does not start with it.
 */
export function readPolicy(path: string, mayBeAbsent: boolean): Result<Policy, PolicyFault> {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (thrown) {
    const absent = (thrown as NodeJS.ErrnoException).code === 'ENOENT';
    return absent && mayBeAbsent ? ok({}) : fail({ kind: 'unreadable', path });
  }
  let json: unknown;
  try {
    // Windows' editors put a byte order mark in front.
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return fail({ kind: 'not-json', path });
  }
  // The schema library takes an array for an object whose entries are all absent.
  if (Array.isArray(json)) return fail({ kind: 'invalid', path, where: 'top level' });
  const parsed = v.safeParse(Policy, json);
  if (parsed.success) return ok(parsed.output);
  const [issue] = parsed.issues;
  const key = issue.path?.[0].key;
  if (typeof key === 'string' && !POLICY_KEYS.includes(key)) {
    return fail({ kind: 'unknown-key', path, key, known: POLICY_KEYS });
  }
  return fail({ kind: 'invalid', path, where: v.getDotPath(issue) ?? 'top level' });
}
