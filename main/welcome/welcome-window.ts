import { unreachable } from '../../contracts/result.ts';
import type { WelcomeState, WindowAction } from '../../contracts/window-messages.ts';
import type { LoginItem } from '../login-item/login-item.ts';
import type { AppSettings } from '../settings/settings.ts';
import type { Shell, ShellWindow } from '../shell.ts';

export interface WelcomeWindowOptions {
  readonly shell: Pick<Shell, 'openWindow'>;
  readonly settings: AppSettings;
  readonly loginItem: LoginItem;
  readonly onStatus: () => void;
}

export interface WelcomeWindow {
  /** Only where the citizen has not seen it yet. @returns whether it is shown */
  openOnce(): boolean;
  refresh(): void;
}

/** First run: what the program does, in one screen. */
export function createWelcomeWindow({ shell, settings, loginItem, onStatus }: WelcomeWindowOptions): WelcomeWindow {
  let window: ShellWindow<'welcome'> | null = null;

  const state = (): WelcomeState => ({
    window: 'welcome',
    language: settings.language(),
    languageChoice: settings.inForce.language,
    startWithComputer: { value: loginItem.isOn(), locked: false, supported: loginItem.supported },
  });
  const refresh = (): void => {
    window?.update(state());
  };

  const act = (action: WindowAction<'welcome'>): void => {
    switch (action.do) {
      case 'set-language':
        settings.set({ language: action.choice });
        return;
      case 'set-start-with-computer':
        loginItem.set(action.value);
        refresh();
        return;
      case 'open-status':
        window?.close();
        onStatus();
        return;
      case 'close':
        window?.close();
        return;
      default:
        unreachable(action);
    }
  };

  return {
    openOnce: () => {
      if (settings.inForce.welcomed) return false;
      window ??= shell.openWindow(
        'welcome',
        { state: state(), arrival: 'focus' },
        {
          onAction: act,
          onClosed: () => {
            window = null;
            settings.set({ welcomed: true });
          },
        },
      );
      return true;
    },
    refresh,
  };
}
