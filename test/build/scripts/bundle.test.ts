import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { runQuietly } from '../../../build/setup/run-command.mjs';
import { forkWorker } from '../../../native-bridge/cards/worker-process.ts';
import { PRODUCT_VERSION } from '../../../native-bridge/product.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const bin = `${root}dist/bridge/bin.js`;
const worker = `${root}dist/bridge/worker.js`;

beforeAll(() => {
  const { status, output } = runQuietly([process.execPath, 'build/scripts/bundle.ts'], { cwd: root });
  if (status !== 0) throw new Error(output);
});

describe('bundled bridge', () => {
  it('knows its version', () => {
    expect(runQuietly([process.execPath, bin, '--version'], { cwd: root })).toEqual({
      status: 0,
      output: `eID Bridge ${PRODUCT_VERSION}\n`,
    });
  });

  it('listens, and ends cleanly on SIGTERM', async () => {
    const bridge = spawn(process.execPath, [bin, '--port', '0'], { stdio: ['ignore', 'pipe', 'ignore'] });
    const [line] = (await once(bridge.stdout, 'data')) as [Buffer];
    expect(line.toString()).toMatch(/^listening ws:\/\/127\.0\.0\.1:\d+\n$/);
    bridge.kill('SIGTERM');
    expect(await once(bridge, 'exit')).toEqual([0, null]);
  });

  it('has a worker that loads the native modules and answers', async () => {
    const started = forkWorker(worker, [`${root}no-such-module.so`])();
    const answer = await new Promise((resolve) => {
      started.onMessage(resolve);
      started.onExit(resolve);
      started.send({ id: 1, call: 'listReaders', params: {} });
    });
    started.kill();
    expect(answer).toMatchObject({ id: 1, ok: false, error: { code: 'ERR_EID_MODULE_NOT_FOUND' } });
  });

  it('holds neither simulator nor tests, and no module of Node by import', () => {
    for (const file of [bin, worker]) {
      const text = readFileSync(file, 'utf8');
      expect(text).not.toMatch(/^\/\/ (simulator|test)\//m);
      expect(text).not.toMatch(/automatic-prompter/);
      expect(
        [...text.matchAll(/^import .*from "([^"]+)"/gm)]
          .map((found) => found[1])
          .filter((name) => !/^(pkcs11js|koffi)$/.test(name ?? '')),
      ).toEqual([]);
    }
    expect(readFileSync(bin, 'utf8')).not.toMatch(/from "(pkcs11js|koffi)"/);
  });
});
