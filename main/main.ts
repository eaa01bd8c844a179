import { homedir, release } from 'node:os';
import { fileURLToPath } from 'node:url';
import { app, dialog, powerMonitor, protocol, session } from 'electron';
import { silentLog, type Log } from '../native-bridge/logging/log.ts';
import { settingsFolder } from '../native-bridge/policy/approved-origins-file.ts';
import { PRODUCT_NAME } from '../native-bridge/product.ts';
import { appOptions, type AppOptions } from './app-options.ts';
import { createDesktop, type Desktop } from './desktop.ts';
import { declareScheme, servePages } from './electron/app-protocol.ts';
import { closeSession, confineContents } from './electron/closed-session.ts';
import { electronLoginItem } from './electron/electron-login-item.ts';
import { createElectronShell } from './electron/electron-shell.ts';
import { spawnUtilityWorker } from './electron/utility-worker.ts';
import { autostartFile, autostartPath } from './login-item/autostart-file.ts';
import type { LoginItem } from './login-item/login-item.ts';
import { NO_LOGIN_ITEM } from './login-item/login-item.ts';
import { startRequest, WAKE_SCHEME } from './wake-url.ts';

/** The built app: windows/, preload/, tray/, worker.js beside this file. */
const folder = fileURLToPath(new URL('.', import.meta.url));
const ownArguments = (argv: readonly string[]): readonly string[] => argv.slice(app.isPackaged ? 1 : 2);

function loginItem(): LoginItem {
  if (!app.isPackaged) return NO_LOGIN_ITEM;
  if (process.platform !== 'linux') return electronLoginItem(app);
  return autostartFile(autostartPath(process.env, homedir()), process.env['APPIMAGE'] ?? process.execPath);
}

function compose({ policy, ports }: AppOptions): Desktop {
  // Nothing of a window is kept on disk: the partition has no "persist:".
  const windows = session.fromPartition('windows');
  closeSession(windows);
  servePages(windows, fileURLToPath(new URL('windows/', import.meta.url)));
  let log: Log = silentLog;
  const desktop = createDesktop({
    shell: createElectronShell(windows, folder, () => log),
    spawnWorker: (args) => spawnUtilityWorker(fileURLToPath(new URL('worker.js', import.meta.url)), args),
    policy,
    ports,
    settingsFolder: settingsFolder(process.platform, process.env, homedir()),
    loginItem: loginItem(),
    system: `${process.platform} ${release()} ${process.arch}`,
    platform: process.platform,
    env: process.env,
    writeLog: (line) => {
      process.stderr.write(`${line}\n`);
    },
  });
  log = desktop.log;
  return desktop;
}

async function run(): Promise<void> {
  await app.whenReady();
  const options = appOptions(ownArguments(process.argv), process.platform, process.env);
  if (!options.ok) {
    dialog.showErrorBox(PRODUCT_NAME, options.error);
    app.exit(1);
    return;
  }
  const desktop = compose(options.value);
  app.on('second-instance', (_event, argv) => {
    desktop.receive(startRequest(ownArguments(argv)));
  });
  const leaveAlone = (): void => {
    desktop.leaveAlone();
  };
  powerMonitor.on('suspend', leaveAlone);
  powerMonitor.on('lock-screen', leaveAlone);
  // A tray app lives on without windows.
  app.on('window-all-closed', () => undefined);
  let closed = false;
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    void desktop.close().finally(() => {
      closed = true;
      app.quit();
    });
  });
  await desktop.start(startRequest(ownArguments(process.argv)));
}

// Whoever read our output may go; the app serves on.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

app.enableSandbox();
declareScheme(protocol);
confineContents(app);
if (app.isPackaged) app.setAsDefaultProtocolClient(WAKE_SCHEME);
// macOS hands links over as events: running is all that ours asks for, so there is nothing to do with any.
app.on('open-url', (event) => {
  event.preventDefault();
});
if (app.requestSingleInstanceLock()) void run();
else app.quit();
