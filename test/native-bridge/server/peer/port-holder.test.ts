import { readFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { basename } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { findPortHolder } from '../../../../native-bridge/server/peer/port-holder.ts';

describe('the program that holds a port', () => {
  it.each(['127.0.0.1', '::1'])('is named with its pid (listening on %s)', async (host) => {
    const server = createServer();
    await new Promise<void>((resolve) => {
      server.listen(0, host, resolve);
    });
    const { port } = server.address() as AddressInfo;
    const name = basename(process.execPath);
    expect(await findPortHolder(port)).toEqual({ pid: process.pid, name });
    await new Promise((resolve) => server.close(resolve));
    expect(await findPortHolder(port)).toBeNull();
  });

  it('is found while the program opens and closes other files', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as AddressInfo;
    const enough = new AbortController();
    const churn = (async () => {
      while (!enough.signal.aborted) await readFile('/proc/self/status');
    })();
    const found: unknown[] = [];
    for (let look = 0; look < 20; look++) found.push((await findPortHolder(port))?.pid);
    enough.abort();
    await churn;
    expect(found).toEqual(Array(20).fill(process.pid));
    await new Promise((resolve) => server.close(resolve));
  });
});
