import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { HIDDEN_FLAG } from '../wake-url.ts';
import type { LoginItem } from './login-item.ts';

/** The user's autostart folder (freedesktop.org, Desktop Application Autostart Specification). */
export function autostartPath(env: NodeJS.ProcessEnv, home: string): string {
  const config = env['XDG_CONFIG_HOME'];
  const base = config === undefined || config === '' ? join(home, '.config') : config;
  return join(base, 'autostart', 'eid-bridge.desktop');
}

/** Linux: a desktop entry in the autostart folder. */
export function autostartFile(path: string, command: string): LoginItem {
  return {
    supported: true,
    isOn: () => existsSync(path),
    set: (on) => {
      try {
        if (on) {
          mkdirSync(dirname(path), { recursive: true });
          writeFileSync(path, desktopEntry(command));
        } else {
          rmSync(path, { force: true });
        }
        return true;
      } catch {
        // A folder that cannot be written: the switch goes back, which says it.
        return false;
      }
    },
  };
}

/** Reserved characters are quoted (Desktop Entry Specification, "The Exec key"). */
function desktopEntry(command: string): string {
  const quoted = command.replaceAll(/["`$\\]/gu, (character) => `\\${character}`).replaceAll('%', '%%');
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=eID Bridge',
    `Exec="${quoted}" ${HIDDEN_FLAG}`,
    'Icon=eid-bridge',
    'Terminal=false',
    '',
  ].join('\n');
}
