import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Listening {
  readonly port: number;
  /** Whether [::1] answers on the same port too. */
  readonly ipv6: boolean;
}

/** All ports are taken; the caller names the programs that hold them. */
export class PortsTakenError extends Error {
  override readonly name = 'PortsTakenError';
  readonly ports: readonly number[];

  constructor(ports: readonly number[]) {
    super(`ports taken: ${ports.join(', ')}`);
    this.ports = ports;
  }
}

/**
 * Binds loopback addresses only, never a name.
 *
 * @throws PortsTakenError when none of the ports is free.
 */
export async function listenOnLoopback(createHttpServer: () => Server, ports: readonly number[]): Promise<Listening> {
  for (const port of ports) {
    const ipv4 = createHttpServer();
    if (!(await bind(ipv4, '127.0.0.1', port))) continue;
    const bound = (ipv4.address() as AddressInfo).port;
    const ipv6 = await bind(createHttpServer(), '::1', bound);
    return { port: bound, ipv6 };
  }
  throw new PortsTakenError(ports);
}

const EXPECTED_FAILURES: readonly string[] = ['EADDRINUSE', 'EACCES', 'EADDRNOTAVAIL', 'EAFNOSUPPORT'];

function bind(server: Server, host: string, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException): void => {
      if (EXPECTED_FAILURES.includes(error.code ?? '')) resolve(false);
      else reject(error);
    };
    server.once('error', failed);
    server.listen({ host, port, exclusive: true, ipv6Only: host === '::1' }, () => {
      server.off('error', failed);
      resolve(true);
    });
  });
}
