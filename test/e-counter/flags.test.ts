import { describe, expect, it } from '@jest/globals';
import { OPTIONS, readFlags, USAGE } from '../../e-counter/flags.ts';

describe('the e-counter’s flags', () => {
  it('have defaults that a commune can start with', () => {
    expect(readFlags([])).toEqual({
      ok: true,
      value: {
        port: 8080,
        database: 'e-counter.db',
        testRoots: [],
        revocation: 'check',
        mail: null,
        staff: [],
        federal: null,
        kioskIdleSeconds: null,
      },
    });
  });

  it('take what may hold a password from the environment', () => {
    const environment = {
      E_COUNTER_DATABASE: 'postgresql://u:p@h/d',
      E_COUNTER_REDIS: 'redis://h',
      E_COUNTER_SMTP: 'smtps://u:p@h',
      E_COUNTER_FEDERAL_SECRET: 's',
    };
    const args = ['--mail-from', 'a@b.be', '--federal-issuer', 'https://f.be', '--federal-client', 'c'];
    expect(readFlags(args, environment)).toMatchObject({
      ok: true,
      value: {
        database: 'postgresql://u:p@h/d',
        redis: 'redis://h',
        mail: { way: 'smtp', url: 'smtps://u:p@h', from: 'a@b.be' },
        federal: { issuer: 'https://f.be', clientId: 'c', clientSecret: 's' },
      },
    });
  });

  it('read lists, and the kiosk', () => {
    const args = ['--staff', 'a@b.be,c@d.be', '--kiosk', '--kiosk-idle', '90', '--outbox', 'mails'];
    expect(readFlags(args)).toMatchObject({
      ok: true,
      value: { staff: ['a@b.be', 'c@d.be'], kioskIdleSeconds: 90, mail: { way: 'outbox', folder: 'mails' } },
    });
  });

  it.each([
    ['--port 70000', '--port must be'],
    ['--host 0.0.0.0', '--host needs --origin'],
    ['--bridge-ports a,b', '--bridge-ports must be'],
    ['--revocation maybe', '--revocation must be'],
    ['--smtp smtp://h', '--smtp needs --mail-from'],
    ['--smtp http://h --mail-from a@b.be', '--smtp must be like'],
    ['--smtp smtp://h --outbox f', 'exclude each other'],
    ['--federal-issuer https://f.be', 'go together'],
    ['--kiosk-idle soon', '--kiosk-idle must be'],
    ['stray', 'unexpected argument'],
  ])('%s is refused in one line', (line, problem) => {
    const read = readFlags(line.split(' '));
    expect(read).toMatchObject({ ok: false, error: expect.stringContaining(problem) });
  });

  it('are all explained, and no others', () => {
    const named = new Set([...USAGE.matchAll(/--[a-z-]+/g)].map(([flag]) => flag));
    expect([...named].toSorted()).toEqual(
      Object.keys(OPTIONS)
        .map((name) => `--${name}`)
        .toSorted(),
    );
  });
});
