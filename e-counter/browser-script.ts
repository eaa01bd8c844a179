import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export interface BuiltScript {
  readonly text: string;
  /** Part of the address, so that browsers may keep the file as long as they like. */
  readonly version: string;
}

const SCRIPTS = ['login-page', 'kiosk-page'] as const;
export type BrowserScripts = Readonly<Record<(typeof SCRIPTS)[number], BuiltScript>>;

let built: Promise<BrowserScripts> | undefined;

/** Bundles the pages' scripts, once a process (about 50 ms). */
export function browserScripts(): Promise<BrowserScripts> {
  built ??= bundle();
  return built;
}

async function bundle(): Promise<BrowserScripts> {
  const result = await build({
    entryPoints: SCRIPTS.map((name) => fileURLToPath(new URL(`./browser/${name}.ts`, import.meta.url))),
    outdir: 'out',
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
  const script = (name: string): BuiltScript => {
    const text = result.outputFiles.find(({ path }) => path.endsWith(`${name}.js`))?.text;
    if (text === undefined) throw new Error('esbuild gave no file');
    return { text, version: contentVersion(text) };
  };
  return { 'login-page': script('login-page'), 'kiosk-page': script('kiosk-page') };
}

export function contentVersion(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('base64url').slice(0, 12);
}
