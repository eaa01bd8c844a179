import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface NginxProxy {
  stop(): Promise<void>;
}

/** A real nginx before several servers, which take turns; `x-served-by` says whose turn it was. */
export async function startNginxProxy(port: number, upstreams: readonly string[]): Promise<NginxProxy> {
  const folder = await mkdtemp(join(tmpdir(), 'nginx-'));
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  );
  const config = join(folder, 'nginx.conf');
  await writeFile(
    config,
    `pid ${folder}/pid; error_log ${folder}/error.log; daemon off; master_process off;
     events {}
     http {
       access_log off; ${temporary.join(' ')}
       upstream counters { ${upstreams.map((address) => `server ${address};`).join(' ')} }
       server {
         listen 127.0.0.1:${port};
         location / {
           proxy_pass http://counters;
           proxy_set_header Host $host:${port};
           proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
           add_header x-served-by $upstream_addr always;
         }
       }
     }`,
  );
  const child = spawn('nginx', ['-c', config, '-p', folder], { stdio: 'ignore' });
  const ended = once(child, 'exit');
  await Promise.race([
    untilListening(port),
    ended.then(() => {
      throw new Error('nginx did not start');
    }),
  ]);
  return {
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** nginx says nothing when it is ready: asked until it answers. */
async function untilListening(port: number): Promise<void> {
  for (;;) {
    const socket = connect(port, '127.0.0.1');
    const [event] = await Promise.race([
      once(socket, 'connect').then(() => ['connect']),
      once(socket, 'error').then(() => ['error']),
    ]).catch(() => ['error']);
    socket.destroy();
    if (event === 'connect') return;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
