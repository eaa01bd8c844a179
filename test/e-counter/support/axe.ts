import axe from 'axe-core';
import type { Page } from 'playwright-core';

const SCHEMES = ['light', 'dark'] as const;

/** WCAG 2.2 A and AA, and axe's best practices. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Runs in the page, and hands over the violations alone: axe's whole report takes longer to bring here than to make. */
const FIND_VIOLATIONS = `axe
  .run(document, { runOnly: { type: 'tag', values: ${JSON.stringify(TAGS)} } })
  .then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html)))`;

/** @returns what axe finds wrong with the page as it is now, in light and dark colours, one line each */
export async function axeViolations(page: Page): Promise<string[]> {
  if (!(await page.evaluate<boolean>('"axe" in window'))) await page.evaluate(axe.source);
  const found: string[] = [];
  for (const colorScheme of SCHEMES) {
    await page.emulateMedia({ colorScheme });
    const violations = await page.evaluate<string[]>(FIND_VIOLATIONS);
    found.push(...violations.map((violation) => `${colorScheme}: ${violation}`));
  }
  return found;
}
