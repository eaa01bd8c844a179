import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { contentVersion, type BrowserScripts } from '../browser-script.ts';

const FOLDER = fileURLToPath(new URL('../assets', import.meta.url));
const FOR_EVER = 'public, max-age=31536000, immutable';

export interface AssetAddresses {
  readonly stylesheet: string;
  readonly login: string;
  readonly kiosk: string;
}

/** Serves what every page shares; addresses carry a hash of the content. */
export async function assets(app: FastifyInstance, scripts: BrowserScripts): Promise<AssetAddresses> {
  await app.register(fastifyStatic, {
    root: FOLDER,
    prefix: '/assets/',
    wildcard: false,
    index: false,
    cacheControl: false,
    setHeaders: (reply) => {
      reply.header('cache-control', FOR_EVER);
    },
  });
  const address = (name: keyof BrowserScripts): string => {
    const { text, version } = scripts[name];
    app.get(`/assets/${name}.js`, (request, reply) =>
      reply.type('text/javascript; charset=utf-8').header('cache-control', FOR_EVER).send(text),
    );
    return `/assets/${name}.js?v=${version}`;
  };
  const css = contentVersion(readFileSync(`${FOLDER}/style.css`));
  return { stylesheet: `/assets/style.css?v=${css}`, login: address('login-page'), kiosk: address('kiosk-page') };
}
