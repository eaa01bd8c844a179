import { request as send, type RequestOptions } from 'node:http';
import { fail, ok, type Result } from '../../contracts/result.ts';

export interface HttpExchange {
  readonly url: URL;
  /** Present: POST. */
  readonly body?: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
  readonly proxy: URL | null;
  /** For the whole exchange, from the name lookup to the last byte. */
  readonly timeoutMs: number;
  readonly maxBytes: number;
}

export interface HttpAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: Buffer;
}

/**
 * One request over plain HTTP, straight or through a proxy (RFC 9112 section 3.2.2, absolute form). Redirects are not
 * followed: they would lead to addresses that no certificate named.
 *
 * @returns the answer, or why there is none
 */
export function exchange(given: HttpExchange): Promise<Result<HttpAnswer, string>> {
  const { url, body, proxy, timeoutMs } = given;
  if (url.protocol !== 'http:') return Promise.resolve(fail(`${url.protocol} addresses are not asked`));
  return new Promise((resolve) => {
    const signal = AbortSignal.timeout(timeoutMs);
    const request = send({ ...target(url, proxy), method: body === undefined ? 'GET' : 'POST', signal });
    const give = (result: Result<HttpAnswer, string>): void => {
      resolve(result);
      request.destroy();
    };
    request.on('error', (error) => {
      give(
        fail(signal.aborted ? `no answer from ${url.host} within ${timeoutMs} ms` : `${url.host}: ${kindOf(error)}`),
      );
    });
    request.on('response', (response) => {
      const chunks: Buffer[] = [];
      let size = 0;
      response.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > given.maxBytes) give(fail(`${url.host} sent more than ${given.maxBytes} bytes`));
        else chunks.push(chunk);
      });
      response.on('error', (error) => {
        give(fail(`${url.host}: ${kindOf(error)}`));
      });
      response.on('end', () => {
        const contentType = (response.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
        // The socket goes back to the agent: the next request does without a handshake.
        resolve(ok({ status: response.statusCode ?? 0, contentType, body: Buffer.concat(chunks) }));
      });
    });
    for (const [name, value] of Object.entries({ ...given.headers, host: url.host })) request.setHeader(name, value);
    request.end(body);
  });
}

/** ECONNREFUSED and the like: the message would add nothing but addresses. */
function kindOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}

function target(url: URL, proxy: URL | null): RequestOptions {
  const server = proxy ?? url;
  const path = `${url.pathname}${url.search}`;
  return {
    // URL keeps the brackets of an IPv6 address, sockets do not want them.
    hostname: server.hostname.replace(/^\[|\]$/g, ''),
    port: server.port === '' ? 80 : Number(server.port),
    path: proxy === null ? path : `http://${url.host}${path}`,
    ...(proxy === null || proxy.username === '' ? {} : { headers: { 'proxy-authorization': basic(proxy) } }),
  };
}

function basic({ username, password }: URL): string {
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return `Basic ${Buffer.from(credentials).toString('base64')}`;
}
