import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export interface BuiltScript {
  readonly text: string;
  /** For the address, so that browsers may keep the file as long as they like. */
  readonly version: string;
}

let built: Promise<BuiltScript> | undefined;

/** Bundles the log-in page's script, once a process (about 50 ms). */
export function browserScript(): Promise<BuiltScript> {
  built ??= bundle();
  return built;
}

async function bundle(): Promise<BuiltScript> {
  const result = await build({
    entryPoints: [fileURLToPath(new URL('./browser/login-page.ts', import.meta.url))],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'silent',
  });
  const text = result.outputFiles[0]?.text;
  if (text === undefined) throw new Error('esbuild gave no file');
  return { text, version: contentVersion(text) };
}

export function contentVersion(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('base64url').slice(0, 12);
}
