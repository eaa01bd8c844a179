import { LANGUAGES, type Language } from '../../contracts/languages.ts';

/** The user's language from the environment (POSIX locale names), French where it is none of ours. */
export function preferredLanguage(env: NodeJS.ProcessEnv): Language {
  const locales = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG'], Intl.DateTimeFormat().resolvedOptions().locale];
  const named = locales.find((locale) => locale !== undefined && locale !== '' && locale !== 'C' && locale !== 'POSIX');
  const code = named?.slice(0, 2).toLowerCase();
  return LANGUAGES.find((language) => language === code) ?? 'fr';
}
