import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build as bundle } from 'esbuild';
import { build, type Plugin } from 'vite';
import { WINDOW_NAMES } from '../../contracts/window-messages.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Pages come by a protocol of the app's own, from their own origin: nothing is fetched across origins. */
const withoutCrossOrigin: Plugin = {
  name: 'without-cross-origin',
  enforce: 'post',
  transformIndexHtml: { order: 'post', handler: (html) => html.replaceAll(' crossorigin', '') },
};

/** One page at a time, its script in one file: what a window waits for before it can be drawn are few small files. */
async function buildPage(folder: string, page: string, outDir: string): Promise<void> {
  await build({
    configFile: false,
    root: join(root, folder),
    base: './',
    logLevel: 'warn',
    plugins: [withoutCrossOrigin],
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      outDir,
      emptyOutDir: false,
      target: 'chrome140',
      modulePreload: { polyfill: false },
      // A data: URL of a script or style would break the pages' policy.
      assetsInlineLimit: 0,
      rolldownOptions: { input: join(root, folder, page) },
    },
  });
}

export interface BundleSize {
  /** Relative to the app's folder. */
  readonly file: string;
  /** Bytes. */
  readonly gzipped: number;
}

/** Builds windows/<window>.html in the app's folder, and what they load, with relative addresses. @returns sizes of all files */
export async function buildWindows(app: string): Promise<readonly BundleSize[]> {
  const outDir = join(app, 'windows');
  await rm(outDir, { recursive: true, force: true });
  for (const name of WINDOW_NAMES) await buildPage('renderer/pages', `${name}.html`, outDir);
  const files = (await readdir(outDir, { recursive: true })).filter((file) => /\.(?:html|js|css)$/u.test(file)).sort();
  return Promise.all(
    files.map(async (file) => ({
      file: `windows/${file}`,
      gzipped: gzipSync(await readFile(join(outDir, file))).length,
    })),
  );
}

/** Bundles each preload to preload/<window>.cjs in the app's folder: a sandboxed preload can require Electron only. */
export async function buildPreloads(app: string): Promise<void> {
  await bundle({
    absWorkingDir: root,
    entryPoints: WINDOW_NAMES.map((name) => `renderer/preload/${name}.ts`),
    outdir: join(app, 'preload'),
    outExtension: { '.js': '.cjs' },
    bundle: true,
    format: 'cjs',
    platform: 'browser',
    target: 'chrome140',
    external: ['electron'],
    legalComments: 'none',
    minifySyntax: true,
    logLevel: 'warning',
  });
}

/** Builds the page that shows every window in every state; it is not part of the app. */
export async function buildGallery(outDir: string): Promise<void> {
  await rm(outDir, { recursive: true, force: true });
  await buildPage('renderer/gallery', 'index.html', outDir);
}
