import { LANGUAGES, type Language } from '../../contracts/languages.ts';

/**
 * The user's language: from the environment (POSIX locale names), else as the system tells it, French where it is none
 * of ours. Asking the system loads 6 MiB of Unicode data, so it is done only where the environment says nothing.
 */
export function preferredLanguage(env: NodeJS.ProcessEnv, systemLocale: () => string = askSystem): Language {
  const set = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find((locale) => locale !== undefined && locale !== '');
  const code = (set ?? systemLocale()).slice(0, 2).toLowerCase();
  return LANGUAGES.find((language) => language === code) ?? 'fr';
}

/** On Linux the environment is all there is. */
function askSystem(): string {
  return process.platform === 'linux' ? '' : Intl.DateTimeFormat().resolvedOptions().locale;
}
