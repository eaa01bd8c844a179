import { EventEmitter } from 'node:events';
import { orders, tellTest } from './control.ts';

interface MenuEntry {
  readonly label?: string;
  readonly type?: string;
  readonly click?: () => void;
  readonly submenu?: readonly MenuEntry[];
}

interface BuiltMenu {
  readonly items: readonly MenuEntry[];
}

/** A menu is its entries. */
export const Menu = { buildFromTemplate: (items: readonly MenuEntry[]): BuiltMenu => ({ items }) };

const allEntries = (items: readonly MenuEntry[]): readonly MenuEntry[] =>
  items.flatMap((item) => [item, ...allEntries(item.submenu ?? [])]);

/** An image is its file. */
export const nativeImage = { createFromPath: (path: string): { readonly path: string } => ({ path }) };

/** The tray is what it was told to show; the test chooses from its menu by the words in it. */
export class Tray extends EventEmitter {
  #image: string;
  #title = '';
  #menu: BuiltMenu = { items: [] };

  constructor(image: { readonly path: string }) {
    super();
    this.#image = image.path;
    orders.on('choose-in-tray', ({ label }) => {
      allEntries(this.#menu.items)
        .find((item) => item.label === label)
        ?.click?.();
    });
  }

  setImage(image: { readonly path: string }): void {
    this.#image = image.path;
  }

  setToolTip(title: string): void {
    this.#title = title;
  }

  setContextMenu(menu: BuiltMenu): void {
    this.#menu = menu;
    const labels = menu.items.flatMap(({ label }) => (label === undefined ? [] : [label]));
    tellTest({ event: 'tray', image: this.#image, title: this.#title, labels });
  }
}

class StandInTheme extends EventEmitter {
  shouldUseDarkColors = false;
  shouldUseHighContrastColors = false;
}
export const nativeTheme = new StandInTheme();
orders.on('theme', ({ dark, highContrast }) => {
  nativeTheme.shouldUseDarkColors = dark;
  nativeTheme.shouldUseHighContrastColors = highContrast;
  nativeTheme.emit('updated');
});

export class Notification extends EventEmitter {
  static isSupported(): boolean {
    return true;
  }

  readonly #options: { readonly title: string; readonly body: string };

  constructor(options: { readonly title: string; readonly body: string }) {
    super();
    this.#options = options;
  }

  show(): void {
    orders.once('click-notification', () => {
      this.emit('click');
    });
    tellTest({ event: 'notification', ...this.#options });
  }
}

export const powerMonitor = new EventEmitter();
orders.on('suspend', () => powerMonitor.emit('suspend'));
orders.on('lock-screen', () => powerMonitor.emit('lock-screen'));

export const shell = {
  beep: (): void => {
    tellTest({ event: 'beep' });
  },
};

export const clipboard = {
  writeText: (text: string): Promise<void> => {
    tellTest({ event: 'clipboard', text });
    return Promise.resolve();
  },
};

let fileAnswer: string | null = null;
orders.on('answer-file-dialog', ({ path }) => {
  fileAnswer = path;
});

/** File dialogs answer what the test said before. */
export const dialog = {
  showOpenDialog: (): Promise<{ readonly canceled: boolean; readonly filePaths: string[] }> =>
    Promise.resolve({ canceled: fileAnswer === null, filePaths: fileAnswer === null ? [] : [fileAnswer] }),
  showSaveDialog: (): Promise<{ readonly canceled: boolean; readonly filePath: string }> =>
    Promise.resolve({ canceled: fileAnswer === null, filePath: fileAnswer ?? '' }),
  showErrorBox: (_title: string, content: string): void => {
    tellTest({ event: 'error-box', content });
  },
};
