import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { VERIFICATION_CODES, VERIFICATION_ERRORS, VerificationError } from '../../verifier/index.ts';

const folder = new URL('../../verifier/', import.meta.url);
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && file !== 'errors.ts')
  .map((file) => readFileSync(new URL(file, folder), 'utf8'))
  .join('\n');

describe('verification errors', () => {
  it.each(VERIFICATION_CODES)('%s has a cause and a remedy, and is given somewhere', (code) => {
    const error = new VerificationError(code);
    expect(error.message).toBe(VERIFICATION_ERRORS[code].cause);
    expect(error.remedy).toMatch(/\.$/);
    expect(error.message).toMatch(/\.$/);
    expect(sources).toContain(`'${code}'`);
  });
});
