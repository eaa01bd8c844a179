import type { JSX } from 'preact';
import { useCallback } from 'preact/hooks';
import type { Verdict } from '../../contracts/window-messages.ts';
import { LanguageSelect } from '../shared/language-select.tsx';
import { Sign, type SignName } from '../shared/sign.tsx';
import { useEscape } from '../shared/use-escape.ts';
import { useWindowTitle } from '../shared/use-window-title.ts';
import type { WindowProps } from '../shared/window-root.tsx';
import { fill } from '../texts/fill.ts';
import { SHARED_TEXTS } from '../texts/shared-texts.ts';
import { STATUS_TEXTS } from '../texts/status-texts.ts';
import { CardSection } from './card-section.tsx';
import { ReportSection } from './report-section.tsx';
import { Steps } from './steps.tsx';

const VERDICT_LOOKS: Readonly<Record<Verdict, { readonly sign: SignName; readonly look: string }>> = {
  checking: { sign: 'wait', look: 'plain' },
  ready: { sign: 'check', look: 'good' },
  'insert-card': { sign: 'info', look: 'plain' },
  'plug-in-reader': { sign: 'info', look: 'plain' },
  'card-fine-computer-lacks-something': { sign: 'warning', look: 'warning' },
  'card-has-a-problem': { sign: 'error', look: 'error' },
  'computer-lacks-something': { sign: 'warning', look: 'warning' },
};

/** One verdict in plain words, then why. */
export function StatusWindow({ state, bridge }: WindowProps<'status'>): JSX.Element {
  const texts = STATUS_TEXTS[state.language];
  const shared = SHARED_TEXTS[state.language];
  const close = useCallback(() => bridge.send({ do: 'close' }), [bridge]);
  useWindowTitle(texts.title);
  useEscape(close);
  const { title, text } = texts.verdicts[state.verdict];
  const { sign, look } = VERDICT_LOOKS[state.verdict];
  return (
    <main class="page">
      <header class="page-head">
        <h1>{texts.title}</h1>
        <LanguageSelect
          id="language"
          label={shared.languageLabel}
          value={state.language}
          quiet
          onChoose={(choice) => bridge.send({ do: 'set-language', choice })}
        />
      </header>
      <div class={`verdict notice-${look}`}>
        <Sign name={sign} />
        <div role="status">
          <p class="verdict-title">{title}</p>
          <p>{text}</p>
        </div>
        <button
          type="button"
          disabled={state.verdict === 'checking'}
          onClick={() => bridge.send({ do: 'check-again' })}
        >
          {texts.checkAgain}
        </button>
      </div>
      <Steps steps={state.steps} texts={texts} language={state.language} />
      <CardSection state={state} bridge={bridge} texts={texts} shared={shared} />
      <ReportSection report={state.report} bridge={bridge} texts={texts} shared={shared} />
      <footer class="page-foot">
        <p class="soft small">{fill(texts.version, { version: state.version })}</p>
        <div class="buttons">
          <button type="button" onClick={() => bridge.send({ do: 'open-settings' })}>
            {texts.settings}
          </button>
          <button type="button" class="primary" onClick={close}>
            {shared.close}
          </button>
        </div>
      </footer>
    </main>
  );
}
