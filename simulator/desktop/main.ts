import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, BrowserWindow, Menu, nativeImage, Tray, type MenuItemConstructorOptions } from 'electron';
import { LANGUAGES } from '../../contracts/languages.ts';
import { PROFILES } from '../card/profiles.ts';
import { CARDS_FILE_VARIABLE, readCards, writeCards } from './cards-file.ts';
import { serveGallery } from './gallery-server.ts';

/**
 * The desktop app with a developer's menu beside its own: every window in every state and language, and virtual cards to put
 * in and take out. Built by `npm run dev`, never packed.
 */
const folder = fileURLToPath(new URL('.', import.meta.url));
const cardsFile = process.env[CARDS_FILE_VARIABLE] ?? join(folder, 'cards');
process.env[CARDS_FILE_VARIABLE] = cardsFile;
writeCards(cardsFile, [null, null]);

const SIZE = { width: 760, height: 860 };

function cardMenu(reader: number): MenuItemConstructorOptions[] {
  const put = (card: (typeof PROFILES)[number] | null): void => {
    writeCards(
      cardsFile,
      [0, 1].map((index) => (index === reader ? card : (readCards(cardsFile)[index] ?? null))),
    );
  };
  return [
    {
      label: `reader ${reader + 1}: no card`,
      click: () => {
        put(null);
      },
    },
    ...PROFILES.map((profile) => ({
      label: `reader ${reader + 1}: ${profile}`,
      click: () => {
        put(profile);
      },
    })),
  ];
}

function windowMenu(address: string, states: readonly string[]): MenuItemConstructorOptions[] {
  return LANGUAGES.map((language) => ({
    label: language,
    submenu: states.map((state) => ({
      label: `${language} ${state}`,
      click: () => {
        const window = new BrowserWindow(SIZE);
        void window.loadURL(`${address}/index.html?show=${state}&language=${language}`);
      },
    })),
  }));
}

async function showMenu(): Promise<void> {
  await app.whenReady();
  const address = await serveGallery(join(folder, 'gallery'));
  const states = JSON.parse(readFileSync(join(folder, 'gallery-states.json'), 'utf8')) as readonly string[];
  const tray = new Tray(nativeImage.createFromPath(join(folder, 'tray', 'tray-ready-contrast.png')));
  tray.setToolTip('eID Bridge, developer');
  tray.setContextMenu(
    Menu.buildFromTemplate([
      { label: 'Windows', submenu: windowMenu(address, states) },
      { label: 'Card 1', submenu: cardMenu(0) },
      { label: 'Card 2', submenu: cardMenu(1) },
    ]),
  );
}

void showMenu();
await import('../../main/main.ts');
