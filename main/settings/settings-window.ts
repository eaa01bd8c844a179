import { unreachable } from '../../contracts/result.ts';
import type { SettingsState, WindowAction } from '../../contracts/window-messages.ts';
import type { Bridge } from '../../native-bridge/bridge.ts';
import type { AppLog } from '../log/app-log.ts';
import type { LoginItem } from '../login-item/login-item.ts';
import type { PortState } from '../port.ts';
import type { Shell, ShellWindow } from '../shell.ts';
import type { AppSettings } from './settings.ts';

export interface SettingsWindowOptions {
  readonly shell: Pick<Shell, 'openWindow' | 'chooseModuleFile'>;
  readonly settings: AppSettings;
  readonly loginItem: LoginItem;
  readonly bridge: Pick<Bridge, 'approvals' | 'connectedOrigins'>;
  /** Approved by the administrator, serialised origins. */
  readonly administratorsSites: readonly string[];
  readonly port: () => PortState;
  readonly appLog: AppLog;
  /** Of the system's file dialog. */
  readonly chooseModuleTitle: () => string;
  readonly onStatus: () => void;
}

export interface SettingsWindow {
  open(): void;
  /** Something it shows has changed. */
  refresh(): void;
}

/** What the citizen decides; what the administrator decided is shown as locked. */
export function createSettingsWindow(options: SettingsWindowOptions): SettingsWindow {
  const { shell, settings, loginItem, bridge, appLog } = options;
  let window: ShellWindow<'settings'> | null = null;
  let logIsOpen = false;

  const state = (): SettingsState => {
    const { inForce } = settings;
    return {
      window: 'settings',
      language: settings.language(),
      languageChoice: { value: inForce.language, locked: settings.isLocked('language') },
      sites: sites(),
      startWithComputer: { value: loginItem.isOn(), locked: false, supported: loginItem.supported },
      way: { value: inForce.way, locked: settings.isLocked('way') },
      module: { value: inForce.module, locked: settings.isLocked('module') },
      port: shownPort(options.port()),
      logLevel: { value: inForce.logLevel, locked: settings.isLocked('logLevel') },
      sounds: { value: inForce.sounds, locked: settings.isLocked('sounds') },
      log: logIsOpen ? [...appLog.recent()] : null,
      problem: settings.problem,
    };
  };

  const sites = (): SettingsState['sites'] => {
    const connected = new Set<string>(bridge.connectedOrigins());
    const shown = (origin: string, approvedBy: 'citizen' | 'administrator'): SettingsState['sites'][number] => ({
      origin,
      approvedBy,
      connected: connected.has(origin),
    });
    return [
      ...bridge.approvals.list().map((origin) => shown(origin, 'citizen')),
      ...options.administratorsSites.map((origin) => shown(origin, 'administrator')),
    ];
  };

  const refresh = (): void => {
    window?.update(state());
  };

  const revoke = (text: string): void => {
    const origin = bridge.approvals.list().find((each) => each === text);
    if (origin !== undefined) bridge.approvals.revoke(origin);
    refresh();
  };

  const chooseModule = async (): Promise<void> => {
    const module = await shell.chooseModuleFile(options.chooseModuleTitle());
    if (module !== null) settings.set({ module });
  };

  const showLog = (shown: boolean): void => {
    logIsOpen = shown;
    refresh();
  };

  const act = (action: WindowAction<'settings'>): void => {
    switch (action.do) {
      case 'revoke-site':
        revoke(action.origin);
        return;
      case 'set-language':
        settings.set({ language: action.choice });
        return;
      case 'set-start-with-computer':
        loginItem.set(action.value);
        refresh();
        return;
      case 'set-way':
        settings.set({ way: action.value });
        return;
      case 'choose-module':
        void chooseModule();
        return;
      case 'forget-module':
        settings.set({ module: null });
        return;
      case 'set-log-level':
        settings.set({ logLevel: action.value });
        return;
      case 'set-sounds':
        settings.set({ sounds: action.value });
        return;
      case 'open-log':
        showLog(true);
        return;
      case 'close-log':
        showLog(false);
        return;
      case 'open-status':
        options.onStatus();
        return;
      case 'close':
        window?.close();
        return;
      default:
        unreachable(action);
    }
  };

  appLog.onRecord(() => {
    if (logIsOpen) refresh();
  });

  return {
    open: () => {
      if (window !== null) {
        window.focus();
        return;
      }
      window = shell.openWindow(
        'settings',
        { state: state(), arrival: 'focus' },
        {
          onAction: act,
          onClosed: () => {
            window = null;
            logIsOpen = false;
          },
        },
      );
    },
    refresh,
  };
}

function shownPort(port: PortState): SettingsState['port'] {
  return port.port === 'open' ? { port: 'open', number: port.number } : port;
}
