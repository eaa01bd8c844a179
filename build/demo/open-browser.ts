import { spawn } from 'node:child_process';

/** Opens the user's own browser, where there is a desktop to open it on. @returns whether it was tried. */
export function openBrowser(url: string): boolean {
  const { platform, env } = process;
  if (platform === 'linux' && env['DISPLAY'] === undefined && env['WAYLAND_DISPLAY'] === undefined) return false;
  const [command, ...args] =
    platform === 'darwin' ? ['open', url] : platform === 'win32' ? ['cmd', '/c', 'start', '', url] : ['xdg-open', url];
  const child = spawn(command ?? 'xdg-open', args, { stdio: 'ignore', detached: true });
  // No browser to open: the address is on the screen all the same.
  child.once('error', () => undefined);
  child.unref();
  return true;
}
