/** States of the tray icon; one drawing each, `build/icons/tray-<state>.svg`, on a grid of 22 pixels. */
export const TRAY_STATES = ['ready', 'no-reader', 'card-in', 'asking', 'problem'] as const;

interface Palette {
  readonly line: string;
  readonly mark: string;
  readonly onMark: string;
  /** Drawn around everything, so that the icon shows on a panel of any colour. */
  readonly halo: string | null;
}

/** Name behind the state in the file's name, and its colours. macOS colours a template itself: alpha is all it has. */
export const TRAY_VARIANTS: Readonly<Record<'' | '-dark' | '-contrast' | 'Template', Palette>> = {
  '': { line: '#1f2933', mark: '#b3420f', onMark: '#ffffff', halo: null },
  '-dark': { line: '#f2f4f6', mark: '#ffb454', onMark: '#1f2933', halo: null },
  '-contrast': { line: '#ffffff', mark: '#ffff00', onMark: '#000000', halo: '#000000' },
  Template: { line: '#000000', mark: '#000000', onMark: 'cut', halo: null },
};

/**
 * The drawing in a variant's colours.
 *
 * @param svg with `currentColor`, `var(--mark)` and `var(--on-mark)` where the palette goes
 */
export function inPalette(svg: string, { line, mark, onMark, halo }: Palette): string {
  const body = svg.replace(/^<svg[^>]*>|<\/svg>\s*$/gu, '');
  const coloured = (text: string): string => text.replaceAll('currentColor', line).replaceAll('var(--mark)', mark);
  const open = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 22 22">';
  if (onMark === 'cut') {
    const signs = body.split('\n').filter((part) => part.includes('var(--on-mark)'));
    const rest = body.split('\n').filter((part) => !part.includes('var(--on-mark)'));
    const mask = `<mask id="cut"><rect width="22" height="22" fill="#fff"/>${signs.join('').replaceAll('var(--on-mark)', '#000')}</mask>`;
    return `${open}${mask}<g mask="url(#cut)">${coloured(rest.join('\n'))}</g></svg>`;
  }
  const drawn = coloured(body).replaceAll('var(--on-mark)', onMark);
  if (halo === null) return `${open}${drawn}</svg>`;
  const behind = body
    .replaceAll(/currentColor|var\(--(?:on-)?mark\)/gu, halo)
    .replaceAll(/stroke-width="([\d.]+)"/gu, (_, width: string) => `stroke-width="${Number(width) + 2}"`);
  return `${open}<g stroke="${halo}" stroke-width="2">${behind}</g>${drawn}</svg>`;
}
