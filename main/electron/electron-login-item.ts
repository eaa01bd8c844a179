import type { App } from 'electron';
import type { LoginItem } from '../login-item/login-item.ts';
import { HIDDEN_FLAG } from '../wake-url.ts';

/** macOS and Windows: the system's own list. */
export function electronLoginItem(app: App): LoginItem {
  return {
    supported: true,
    isOn: () => app.getLoginItemSettings({ args: [HIDDEN_FLAG] }).openAtLogin,
    set: (openAtLogin) => {
      app.setLoginItemSettings({ openAtLogin, args: [HIDDEN_FLAG] });
      return app.getLoginItemSettings({ args: [HIDDEN_FLAG] }).openAtLogin === openAtLogin;
    },
  };
}
