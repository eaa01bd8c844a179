import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Listening {
  readonly port: number;
  /** Whether [::1] answers on the same port too. */
  readonly ipv6: boolean;
}

export interface RefusedPort {
  readonly port: number;
  /** `taken`: another program listens there; `not-allowed`: this user may not (ports below 1024). */
  readonly why: 'taken' | 'not-allowed';
}

/** None of the ports can be had; the caller names the programs that hold them. */
export class NoPortError extends Error {
  override readonly name = 'NoPortError';
  readonly ports: readonly RefusedPort[];

  constructor(ports: readonly RefusedPort[]) {
    super(`no port to listen on: ${ports.map(({ port, why }) => `${port} ${why}`).join(', ')}`);
    this.ports = ports;
  }
}

/**
 * Binds loopback addresses only, never a name.
 *
 * @throws NoPortError when none of the ports can be had.
 */
export async function listenOnLoopback(createHttpServer: () => Server, ports: readonly number[]): Promise<Listening> {
  const refused: RefusedPort[] = [];
  for (const port of ports) {
    const ipv4 = createHttpServer();
    const outcome = await bind(ipv4, '127.0.0.1', port);
    if (outcome !== 'bound') {
      refused.push({ port, why: outcome });
      continue;
    }
    const bound = (ipv4.address() as AddressInfo).port;
    const ipv6 = (await bind(createHttpServer(), '::1', bound)) === 'bound';
    return { port: bound, ipv6 };
  }
  throw new NoPortError(refused);
}

const EXPECTED_FAILURES: readonly string[] = ['EADDRINUSE', 'EADDRNOTAVAIL', 'EAFNOSUPPORT'];

function bind(server: Server, host: string, port: number): Promise<'bound' | RefusedPort['why']> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException): void => {
      if (error.code === 'EACCES') resolve('not-allowed');
      else if (EXPECTED_FAILURES.includes(error.code ?? '')) resolve('taken');
      else reject(error);
    };
    server.once('error', failed);
    server.listen({ host, port, exclusive: true, ipv6Only: host === '::1' }, () => {
      server.off('error', failed);
      resolve('bound');
    });
  });
}
