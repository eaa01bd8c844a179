#!/usr/bin/env node
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Revocation } from '../verifier/index.ts';
import { readCommuneKey } from './accounts/commune-key-file.ts';
import { createECounter } from './e-counter.ts';
import { readFlags, USAGE, type Flags } from './flags.ts';
import { logTo } from './log.ts';
import type { Mailer } from './mail/mailer.ts';
import { createOutboxMailer } from './mail/outbox-mailer.ts';
import { createSmtpMailer } from './mail/smtp-mailer.ts';

const flags = readFlags(process.argv.slice(2), process.env);
if (!flags.ok) {
  process.stderr.write(`e-counter: ${flags.error}\n\n${USAGE}`);
  process.exitCode = 2;
} else if (flags.value === 'help') {
  process.stdout.write(USAGE);
} else {
  await run(flags.value);
}

async function run(given: Flags): Promise<void> {
  const now = (): Date => new Date();
  const { port, host, origin, trustedProxy, database, communeKeyFile, redis, bridgePorts, federal, staff } = given;
  const mailer = readMailer(given, now);
  try {
    const counter = await createECounter({
      database,
      testRoots: given.testRoots.map(readRoot),
      revocation: readRevocation(given),
      staff,
      log: logTo((line) => process.stderr.write(line), now),
      now,
      ...(communeKeyFile === undefined ? {} : { communeKey: readCommuneKey(communeKeyFile) }),
      ...(redis === undefined ? {} : { redis }),
      ...(mailer === null ? {} : { mailer }),
      ...(federal === null ? {} : { federal }),
      ...(given.kioskIdleSeconds === null ? {} : { kiosk: { idleSeconds: given.kioskIdleSeconds } }),
      ...(origin === undefined ? {} : { origin }),
      ...(trustedProxy === undefined ? {} : { trustedProxy }),
      ...(bridgePorts === undefined ? {} : { bridgePorts }),
    });
    const end = (): void => {
      void counter.close();
    };
    process.once('SIGTERM', end);
    process.once('SIGINT', end);
    process.stdout.write(`listening ${await counter.listen(port, host)}\n`);
  } catch (error) {
    process.stderr.write(`e-counter: ${error instanceof Error ? error.message : 'could not start'}\n`);
    process.exitCode = 1;
  }
}

function readMailer({ mail }: Flags, now: () => Date): Mailer | null {
  switch (mail?.way) {
    case undefined:
      return null;
    case 'outbox':
      return createOutboxMailer(mail.folder, now);
    case 'smtp':
      return createSmtpMailer(mail.url, mail.from);
  }
}

function readRevocation({ revocation, revocationProxy }: Flags): Revocation {
  if (revocation === 'off') return 'off';
  return {
    whenUnavailable: revocation === 'check' ? 'refuse' : 'accept',
    ...(revocationProxy === undefined ? {} : { proxy: revocationProxy }),
  };
}

function readRoot(file: string): Uint8Array {
  try {
    return new X509Certificate(readFileSync(file)).raw;
  } catch {
    throw new Error(`--test-root ${file} is no certificate that can be read`);
  }
}
