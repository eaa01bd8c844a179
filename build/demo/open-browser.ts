import { spawn } from 'node:child_process';

/** Opens the user's own browser, where there is a desktop to open it on. @returns whether it was tried. */
export function openBrowser(url: string): boolean {
  const { platform, env } = process;
  if (platform === 'linux' && env['DISPLAY'] === undefined && env['WAYLAND_DISPLAY'] === undefined) return false;
  const openers: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = {
    darwin: ['open'],
    win32: ['cmd', '/c', 'start', ''],
  };
  const [command, ...args] = openers[platform] ?? ['xdg-open'];
  const child = spawn(command, [...args, url], { stdio: 'ignore', detached: true });
  // No browser to open: the address is on the screen all the same.
  child.once('error', () => undefined);
  child.unref();
  return true;
}
