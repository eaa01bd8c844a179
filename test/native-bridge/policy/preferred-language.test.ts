import { expect, it } from '@jest/globals';
import { preferredLanguage } from '../../../native-bridge/policy/preferred-language.ts';

it.each([
  [{ LANG: 'nl_BE.UTF-8' }, 'nl'],
  [{ LANG: 'fr_BE.UTF-8', LC_ALL: 'de_BE' }, 'de'],
  [{ LANG: 'nl_BE', LC_MESSAGES: 'en_GB' }, 'en'],
  [{ LANG: 'pt_PT.UTF-8' }, 'fr'],
  [{ LANG: 'C' }, 'fr'],
  [{ LANG: 'nl_BE', LC_ALL: '' }, 'nl'],
  [{}, 'de'],
])('%j speaks %s', (env, language) => {
  expect(preferredLanguage(env, () => 'de-BE')).toBe(language);
});
