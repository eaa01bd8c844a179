import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { createMemoryChallengeStore, createVerifier, VerificationError } from '../../verifier/index.ts';

/** Written as web-eid.js's own quick start has it; only the address of the import is ours. */
const PAGE = `<!doctype html>
<html lang="en">
<title>A page for Web eID</title>
<button id="webeid-auth-button">Authenticate</button>
<button id="webeid-sign-button">Sign</button>
<output></output>
<script type="module">
  import * as webeid from '/web-eid.js';
  const output = document.querySelector('output');
  const show = (work) => async () => {
    try { output.textContent = await work(); }
    catch (error) { output.textContent = error.name + ' ' + error.code; }
  };
  document.querySelector('#webeid-auth-button').onclick = show(async () => {
    const { nonce } = await (await fetch('/auth/challenge')).json();
    const authToken = await webeid.authenticate(nonce, { lang: 'en' });
    const response = await fetch('/auth/login', { method: 'POST', body: JSON.stringify({ authToken }) });
    return response.text();
  });
  document.querySelector('#webeid-sign-button').onclick = show(async () => {
    const { certificate, supportedSignatureAlgorithms } = await webeid.getSigningCertificate({ lang: 'en' });
    const { hashFunction } = supportedSignatureAlgorithms[0];
    const digest = await crypto.subtle.digest(hashFunction, new TextEncoder().encode('the document'));
    const hash = btoa(String.fromCharCode(...new Uint8Array(digest)));
    const { signature, signatureAlgorithm } = await webeid.sign(certificate, hash, hashFunction, { lang: 'en' });
    return JSON.stringify({ certificate, signature, signatureAlgorithm });
  });
</script>
</html>`;

export interface WebEidSite {
  readonly origin: string;
  /** The one port on which its page looks for a bridge. */
  useBridge(port: number): Promise<void>;
  close(): Promise<void>;
}

/** A site written for Web eID: its page, our drop-in for the library, our verifier behind it. */
export async function startWebEidSite(port: number, trustedCAs: Uint8Array[]): Promise<WebEidSite> {
  let script = '';
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  const verifier = createVerifier({
    origin,
    challenges: createMemoryChallengeStore(),
    revocation: 'off',
    // web-eid.js passes no chain, so such a site configures its CAs, as Web eID's libraries want it.
    trustedCAs,
  });
  const sessionId = randomUUID();
  const answer = async (request: IncomingMessage): Promise<readonly [type: string, body: string]> => {
    switch (request.url) {
      case '/':
        return ['text/html', PAGE];
      case '/web-eid.js':
        return ['text/javascript', script];
      case '/auth/challenge':
        return ['application/json', JSON.stringify({ nonce: await verifier.issueChallenge(sessionId) })];
      case '/auth/login': {
        const { authToken } = JSON.parse(await readBody(request)) as { authToken: unknown };
        const login = await verifier.verifyLogin({ sessionId, authToken });
        return ['text/plain', `hello ${login.subject.commonName}`];
      }
      default:
        return ['text/plain', 'nothing here'];
    }
  };
  server.on('request', (request, response) => {
    answer(request)
      .then(([type, body]) => response.setHeader('content-type', type).end(body))
      .catch((error: unknown) => {
        response.statusCode = 403;
        response.end(error instanceof VerificationError ? error.code : 'failed');
      });
  });
  return {
    origin,
    useBridge: async (bridgePort) => {
      script = await bundleDropIn(bridgePort);
    },
    close: () => closed(server),
  };
}

/**
 * The drop-in has no option for ports, as web-eid.js has none, and the usual ones may be another bridge's while the
 * tests run: the constant is replaced, nothing else.
 */
async function bundleDropIn(bridgePort: number): Promise<string> {
  const onlyPort: Plugin = {
    name: 'only-port',
    setup: ({ onLoad }) => {
      onLoad({ filter: /contracts[\\/]endpoint\.ts$/ }, async ({ path }) => {
        const source = await readFile(path, 'utf8');
        const replaced = source.replace(/PORTS = \[[\d, ]+\]/, `PORTS = [${bridgePort}]`);
        if (replaced === source) throw new Error('contracts/endpoint.ts names its ports in another way');
        return { contents: replaced, loader: 'ts' };
      });
    },
  };
  const { outputFiles } = await build({
    plugins: [onlyPort],
    entryPoints: [fileURLToPath(new URL('../../client/web-eid.ts', import.meta.url))],
    bundle: true,
    format: 'esm',
    platform: 'browser',
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}
