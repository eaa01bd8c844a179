import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PORTS } from '../../contracts/endpoint.ts';
import { appOptions } from '../../main/app-options.ts';

let folder: string;
let policy: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'options-'));
  policy = join(folder, 'policy.json');
  writeFileSync(policy, '{"way":"direct"}');
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});
const options = (args: readonly string[], env: NodeJS.ProcessEnv = { ProgramData: folder }) =>
  appOptions(args, 'win32', env);

describe('options of a start', () => {
  it('none: the product’s ports and no policy; arguments of others are theirs', () => {
    for (const args of [[], ['--hidden'], ['eid-bridge:wake', '--no-sandbox']]) {
      expect(options(args)).toEqual({ ok: true, value: { policy: {}, ports: PORTS } });
    }
  });

  it('a policy and a port for developers', () => {
    expect(options(['--policy', policy, '--port', '0'])).toEqual({
      ok: true,
      value: { policy: { way: 'direct' }, ports: [0] },
    });
  });

  it('never another policy than the computer’s', () => {
    const computer = join(folder, 'computer');
    mkdirSync(join(computer, 'eID Bridge'), { recursive: true });
    writeFileSync(join(computer, 'eID Bridge', 'policy.json'), '{"way":"pkcs11"}');
    const env = { ProgramData: computer };
    const refused = options(['--policy', policy], env);
    expect(refused.ok ? '' : refused.error).toContain('--policy cannot replace it');
    expect(options([], env)).toMatchObject({ ok: true, value: { policy: { way: 'pkcs11' } } });
  });

  it('a policy that is not there or not right is told', () => {
    const missing = options(['--policy', join(folder, 'none.json')]);
    expect(missing.ok ? '' : missing.error).toContain('cannot be read');
  });
});
