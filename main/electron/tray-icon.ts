import { join } from 'node:path';
import { Menu, nativeImage, nativeTheme, Tray, type MenuItemConstructorOptions } from 'electron';
import type { TrayChoice, TrayEntry, TrayModel } from '../tray/tray-model.ts';

/** Which drawing suits the panel: macOS colours a template itself. */
function variant(): string {
  if (process.platform === 'darwin') return 'Template';
  if (nativeTheme.shouldUseHighContrastColors) return '-contrast';
  return nativeTheme.shouldUseDarkColors ? '-dark' : '';
}

export interface TrayIcon {
  show(model: TrayModel, onChoose: (choice: TrayChoice) => void): void;
}

/** @param folder of `tray-<state><variant>.png` */
export function createTrayIcon(folder: string): TrayIcon {
  let tray: Tray | null = null;
  let shown = '';
  let redraw = (): void => undefined;
  nativeTheme.on('updated', () => {
    redraw();
  });

  const show: TrayIcon['show'] = (model, onChoose) => {
    redraw = () => {
      show(model, onChoose);
    };
    // Panels of Linux redraw all of it each time: only a change is one.
    const now = JSON.stringify([model, variant()]);
    if (now === shown) return;
    shown = now;
    const image = nativeImage.createFromPath(join(folder, `tray-${model.state}${variant()}.png`));
    if (tray === null) {
      tray = new Tray(image);
      tray.on('click', () => {
        onChoose('status');
      });
    } else {
      tray.setImage(image);
    }
    tray.setToolTip(model.title);
    // A StatusNotifierItem takes a changed menu only when it is set anew.
    tray.setContextMenu(Menu.buildFromTemplate(model.menu.map((entry) => menuItem(entry, onChoose))));
  };
  return { show };
}

function menuItem(entry: TrayEntry, onChoose: (choice: TrayChoice) => void): MenuItemConstructorOptions {
  if (entry.kind === 'line') return { type: 'separator' };
  const { choice, label } = entry;
  return {
    label,
    click: () => {
      onChoose(choice);
    },
  };
}
