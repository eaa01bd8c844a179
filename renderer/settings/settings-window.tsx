import type { JSX } from 'preact';
import { useCallback } from 'preact/hooks';
import { CheckRow } from '../shared/check-row.tsx';
import { LanguageSelect } from '../shared/language-select.tsx';
import { Notice } from '../shared/notice.tsx';
import { StartWithComputer } from '../shared/start-with-computer.tsx';
import { useEscape } from '../shared/use-escape.ts';
import { useWindowTitle } from '../shared/use-window-title.ts';
import type { WindowProps } from '../shared/window-root.tsx';
import { SETTINGS_TEXTS } from '../texts/settings-texts.ts';
import { SHARED_TEXTS } from '../texts/shared-texts.ts';
import { Access } from './access.tsx';
import { Log } from './log.tsx';
import { Sites } from './sites.tsx';

/** Each change is sent at once; what is shown is what main then says is in force. */
export function SettingsWindow({ state, bridge }: WindowProps<'settings'>): JSX.Element {
  const texts = SETTINGS_TEXTS[state.language];
  const shared = SHARED_TEXTS[state.language];
  const close = useCallback(() => bridge.send({ do: 'close' }), [bridge]);
  useWindowTitle(texts.title);
  useEscape(close);
  const { languageChoice, sounds } = state;
  return (
    <main class="page">
      <header class="page-head">
        <h1>{texts.title}</h1>
        <button type="button" class="small-button" onClick={() => bridge.send({ do: 'open-status' })}>
          {texts.status}
        </button>
      </header>
      {state.problem === null ? null : (
        <Notice tone="warning" alert>
          <p>{texts.problems[state.problem]}</p>
        </Notice>
      )}
      <Sites sites={state.sites} texts={texts} onRevoke={(origin) => bridge.send({ do: 'revoke-site', origin })} />
      <section class="group" aria-labelledby="general-title">
        <h2 id="general-title">{texts.generalTitle}</h2>
        <div class="field-row">
          <LanguageSelect
            id="language"
            label={shared.languageLabel}
            value={languageChoice.value}
            system={shared.systemLanguage}
            disabled={languageChoice.locked}
            onChoose={(choice) => bridge.send({ do: 'set-language', choice })}
          />
          {languageChoice.locked ? <span class="badge">{shared.locked}</span> : null}
        </div>
        <StartWithComputer
          setting={state.startWithComputer}
          shared={shared}
          onChange={(value) => bridge.send({ do: 'set-start-with-computer', value })}
        />
        <CheckRow
          id="sounds"
          label={texts.sounds}
          hint={texts.soundsHint}
          checked={sounds.value}
          fixed={sounds.locked ? shared.locked : null}
          onChange={(value) => bridge.send({ do: 'set-sounds', value })}
        />
      </section>
      <Access state={state} bridge={bridge} texts={texts} shared={shared} />
      <Log state={state} bridge={bridge} texts={texts} shared={shared} />
      <div class="buttons">
        <button type="button" class="primary" onClick={close}>
          {shared.close}
        </button>
      </div>
    </main>
  );
}
