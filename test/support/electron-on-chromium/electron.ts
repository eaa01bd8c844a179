/** The part of Electron's main-process API that the app uses, on plain Node and Chromium: for tests, never shipped. */
export { app } from './app.ts';
export { BrowserWindow } from './browser-window.ts';
export {
  clipboard,
  dialog,
  Menu,
  nativeImage,
  nativeTheme,
  Notification,
  powerMonitor,
  shell,
  Tray,
} from './desktop-models.ts';
export { utilityProcess } from './utility-process.ts';
import { fromPartition } from './session.ts';

export const session = { fromPartition };
export const protocol = { registerSchemesAsPrivileged: (): void => undefined };
