import * as v from 'valibot';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Log } from '../logging/log.ts';

/** Where approved origins are kept between starts. */
export interface ApprovalStore {
  load(): readonly string[];
  save(origins: readonly string[]): void;
}

const Content = v.strictObject({ version: v.literal(1), origins: v.array(v.string()) });

/** The user's own folder for settings (XDG base directory on Linux). */
export function settingsFolder(platform: NodeJS.Platform, env: NodeJS.ProcessEnv, home: string): string {
  if (platform === 'win32') return join(env['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'eID Bridge');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'eID Bridge');
  return join(nonEmpty(env['XDG_CONFIG_HOME']) ?? join(home, '.config'), 'eid-bridge');
}

/** An empty variable counts as unset (XDG base directory specification). */
function nonEmpty(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}

/**
 * Approved origins in a file of the user's. A damaged file is kept aside and counts as empty (the citizen is asked
 * again); a folder that cannot be written costs the memory, not the login.
 */
export function approvedOriginsFile(path: string, log: Log): ApprovalStore {
  return {
    load: () => {
      let text: string;
      try {
        text = readFileSync(path, 'utf8');
      } catch {
        // First start, or a folder we may not read: nothing is remembered.
        return [];
      }
      const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), Content), text);
      if (parsed.success) return parsed.output.origins;
      log.warn('approved-origins-damaged', { keptAs: 'approved-origins.json.damaged' });
      attempt(log, () => {
        renameSync(path, `${path}.damaged`);
      });
      return [];
    },
    save: (origins) => {
      attempt(log, () => {
        mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
        writeFileSync(`${path}.new`, JSON.stringify({ version: 1, origins }, null, 2), { mode: 0o600 });
        renameSync(`${path}.new`, path);
      });
    },
  };
}

function attempt(log: Log, work: () => void): void {
  try {
    work();
  } catch (thrown) {
    const reason = (thrown as NodeJS.ErrnoException).code ?? 'unknown';
    log.warn('approved-origins-not-saved', { reason });
  }
}
