import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Resvg } from '@resvg/resvg-js';
import { inPalette, TRAY_STATES, TRAY_VARIANTS } from './tray-variants.ts';

const sources = fileURLToPath(new URL('../icons/', import.meta.url));

/** Pixels; electron-builder makes .ico and .icns of the largest, Linux takes the folder. */
const APP_SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024] as const;
/** Names Electron knows: the second is taken on screens of twice the density. */
const TRAY_SIZES = [
  { suffix: '', pixels: 22 },
  { suffix: '@2x', pixels: 44 },
] as const;

/** @returns a PNG */
export function renderSvg(svg: string, pixels: number): Uint8Array {
  return new Resvg(svg, { fitTo: { mode: 'width', value: pixels } }).render().asPng();
}

/** Writes `<folder>/tray-<state><variant>[@2x].png`. */
export async function writeTrayIcons(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const state of TRAY_STATES) {
    const svg = await readFile(join(sources, `tray-${state}.svg`), 'utf8');
    for (const [variant, palette] of Object.entries(TRAY_VARIANTS)) {
      for (const { suffix, pixels } of TRAY_SIZES) {
        await writeFile(
          join(folder, `tray-${state}${variant}${suffix}.png`),
          renderSvg(inPalette(svg, palette), pixels),
        );
      }
    }
  }
}

/** Writes `<folder>/<pixels>x<pixels>.png`, and `icon.png` of 1024 pixels. */
export async function writeAppIcons(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const svg = await readFile(join(sources, 'app.svg'), 'utf8');
  for (const pixels of APP_SIZES) await writeFile(join(folder, `${pixels}x${pixels}.png`), renderSvg(svg, pixels));
  await writeFile(join(folder, 'icon.png'), renderSvg(svg, 1024));
}
