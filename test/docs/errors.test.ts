import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { renderErrorsDoc } from '../../build/scripts/errors-doc.ts';
import { ERROR_CODES } from '../../contracts/errors.ts';

describe('docs/errors.md', () => {
  it('is what the code says (run `npm run docs:errors`)', async () => {
    const written = await readFile(new URL('../../docs/errors.md', import.meta.url), 'utf8');
    expect(written).toBe(await renderErrorsDoc());
  });

  it('has one heading for each code and no other code', async () => {
    const headings = [...(await renderErrorsDoc()).matchAll(/^## `(.+)`$/gm)].map((match) => match[1]);
    expect(headings).toEqual([...ERROR_CODES]);
  });
});
