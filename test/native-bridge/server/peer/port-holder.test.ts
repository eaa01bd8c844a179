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
});
