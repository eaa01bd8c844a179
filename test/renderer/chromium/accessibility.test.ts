import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import axe from 'axe-core';
import type { Language } from '../../../contracts/languages.ts';
import { byWindow, openGallery, type OpenGallery } from '../support/open-gallery.ts';

// A browser on a busy computer.
jest.setTimeout(120_000);

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const COLOURS = ['color-contrast', 'link-in-text-block'];

/** What to look for: all rules, all but the costly ones about colours (the same in each language), or those alone. */
const RULES = {
  everything: { runOnly: { type: 'tag', values: TAGS } },
  'all but colours': {
    runOnly: { type: 'tag', values: TAGS },
    rules: Object.fromEntries(COLOURS.map((rule) => [rule, { enabled: false }])),
  },
  colours: { runOnly: { type: 'rule', values: COLOURS } },
} as const;

/** In the page: each state in turn, what axe finds in it, one line each. */
const findViolations = (
  states: readonly string[],
  language: Language,
  rules: keyof typeof RULES,
): string => `(async () => {
  const found = [];
  for (const state of ${JSON.stringify(states)}) {
    gallery.show(state, '${language}');
    await new Promise((resolve) => requestAnimationFrame(() => resolve()));
    const { violations } = await axe.run(document, { ...${JSON.stringify(RULES[rules])}, resultTypes: ['violations'] });
    found.push(...violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => state + ': ' + id + ': ' + html)));
  }
  return found;
})()`;

describe('windows for everybody', () => {
  let gallery: OpenGallery;
  beforeAll(async () => {
    gallery = await openGallery();
  });
  afterAll(() => gallery.close());

  async function violations(language: Language, colorScheme: 'light' | 'dark', rules: keyof typeof RULES) {
    const page = await gallery.newPage();
    await page.emulateMedia({ colorScheme });
    const found: string[] = [];
    for (const [window, states] of byWindow(gallery.names)) {
      await gallery.open(`${window}/${states[0] ?? ''}`, language, page);
      await page.evaluate(axe.source);
      const lines = await page.evaluate<string[]>(findViolations(states, language, rules));
      found.push(...lines.map((line) => `${language} ${colorScheme} ${window}/${line}`));
    }
    await page.close();
    return found;
  }

  it('axe finds nothing in any state, in French in light and dark colours', async () => {
    const found = await Promise.all([violations('fr', 'light', 'everything'), violations('fr', 'dark', 'colours')]);
    expect(found.flat()).toEqual([]);
  });

  it('axe finds nothing in any state, in Dutch, German and English', async () => {
    const languages = ['nl', 'de', 'en'] as const;
    const found = await Promise.all(languages.map((language) => violations(language, 'light', 'all but colours')));
    expect(found.flat()).toEqual([]);
  });

  it.each(['fr', 'de'] as const)('in %s, text twice as large: nothing is cut off sideways', async (language) => {
    for (const [window, states] of byWindow(gallery.names)) {
      // Half the window in CSS pixels is what a zoom of 200 % leaves; 320 is what WCAG's reflow asks for.
      const width = window === 'prompt' ? 250 : 320;
      await gallery.page.setViewportSize({ width, height: 360 });
      await gallery.open(`${window}/${states[0] ?? ''}`, language);
      const wide = await gallery.page.evaluate<string[]>(`${JSON.stringify(states)}.filter((state) => {
        gallery.show(state, '${language}');
        return document.documentElement.scrollWidth > document.documentElement.clientWidth;
      })`);
      expect({ window, wide }).toEqual({ window, wide: [] });
    }
  });
});
