import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Mailer } from './mailer.ts';

/** For a demo without a mail server: each message becomes a text file in a folder. */
export function createOutboxMailer(folder: string, now: () => Date): Mailer {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return {
    send: async ({ to, subject, text }) => {
      const name = `${now().toISOString().replaceAll(':', '-')}-${randomBytes(3).toString('hex')}.txt`;
      await writeFile(join(folder, name), `To: ${to}\nSubject: ${subject}\n\n${text}\n`, { mode: 0o600 });
    },
    close: () => undefined,
  };
}
