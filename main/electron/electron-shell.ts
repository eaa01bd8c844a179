import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { app, clipboard, dialog, Notification, shell, type Session } from 'electron';
import type { Log } from '../../native-bridge/logging/log.ts';
import { preferredLanguage } from '../../native-bridge/policy/preferred-language.ts';
import type { Shell } from '../shell.ts';
import { makeAppWindow } from './app-window.ts';
import { createTrayIcon } from './tray-icon.ts';

/** The desktop as Electron gives it. */
export function createElectronShell(session: Session, folder: string, log: () => Log): Shell {
  const tray = createTrayIcon(join(folder, 'tray'));
  return {
    systemLanguage: preferredLanguage(process.env, () => app.getPreferredSystemLanguages()[0] ?? ''),
    openWindow: (name, opening, handlers) => makeAppWindow({ session, folder, log }, name).use(opening, handlers),
    showTray: (model, onChoose) => {
      tray.show(model, onChoose);
    },
    notify: ({ title, text }, onClick) => {
      if (!Notification.isSupported()) return;
      const notification = new Notification({ title, body: text });
      notification.on('click', onClick);
      notification.show();
    },
    beep: () => {
      shell.beep();
    },
    chooseModuleFile: async (title) => {
      const { filePaths } = await dialog.showOpenDialog({ title, properties: ['openFile'] });
      return filePaths[0] ?? null;
    },
    saveText: async (suggestedName, text) => {
      const defaultPath = join(app.getPath('documents'), suggestedName);
      const { filePath } = await dialog.showSaveDialog({ defaultPath });
      if (filePath === '') return 'cancelled';
      try {
        await writeFile(filePath, text);
        return 'saved';
      } catch {
        // The window says so, and the citizen chooses another folder.
        return 'failed';
      }
    },
    copyText: async (text) => {
      await clipboard.writeText(text);
    },
    quit: () => {
      app.quit();
    },
  };
}
