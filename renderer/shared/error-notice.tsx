import type { JSX } from 'preact';
import { ERROR_TEXTS } from '../../contracts/error-texts.ts';
import type { ErrorCode } from '../../contracts/errors.ts';
import type { Language } from '../../contracts/languages.ts';
import { fillCount } from '../texts/fill.ts';
import { SHARED_TEXTS } from '../texts/shared-texts.ts';
import { Notice } from './notice.tsx';

interface ErrorNoticeProps {
  readonly code: ErrorCode;
  readonly triesLeft: number | null;
  readonly language: Language;
  readonly id?: string;
}

/** What happened and what to do now. */
export function ErrorNotice({ code, triesLeft, language, id }: ErrorNoticeProps): JSX.Element {
  const { cause, remedy } = ERROR_TEXTS[code];
  const tries = triesLeft !== null && triesLeft > 0 ? fillCount(SHARED_TEXTS[language].pin.triesLeft, triesLeft) : null;
  return (
    <Notice tone="error" title={cause[language]} alert {...(id === undefined ? {} : { id })}>
      {tries === null ? null : <p class="strong">{tries}</p>}
      <p>{remedy[language]}</p>
    </Notice>
  );
}
