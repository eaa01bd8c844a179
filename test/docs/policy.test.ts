import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import * as v from 'valibot';
import { LOG_LEVELS } from '../../native-bridge/logging/log.ts';
import { Policy, POLICY_KEYS, policyPath } from '../../native-bridge/policy/policy.ts';

const page = readFileSync(new URL('../../docs/policy.md', import.meta.url), 'utf8');

describe('docs/policy.md', () => {
  it('describes every key of the schema, in its order, and no other', () => {
    const rows = [...page.matchAll(/^\| `(\w+)` +\| [^|]*\w[^|]*\| [^|]*\w[^|]*\| [^|]*\w[^|]*\|$/gm)];
    expect(rows.map(([, key]) => key)).toEqual(POLICY_KEYS);
  });

  it('has an example that the schema accepts, with every key', () => {
    const [, example = ''] = /^```json\n(.*?)^```$/ms.exec(page) ?? [];
    expect(Object.keys(v.parse(Policy, JSON.parse(example)))).toEqual(POLICY_KEYS);
  });

  it('names the places where the bridge looks', () => {
    expect(page).toContain(`\`${policyPath('linux', {})}\``);
    expect(page).toContain(`\`${policyPath('darwin', {})}\``);
    const windows = policyPath('win32', { ProgramData: '%ProgramData%' }).replaceAll('/', '\\');
    expect(page).toContain(`\`${windows}\``);
  });

  it('names every log level', () => {
    for (const level of LOG_LEVELS) expect(page).toContain(`\`"${level}"\``);
  });
});
