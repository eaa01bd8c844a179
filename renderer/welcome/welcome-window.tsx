import type { JSX } from 'preact';
import { CardPicture } from '../shared/card-picture.tsx';
import { LanguageSelect } from '../shared/language-select.tsx';
import { StartWithComputer } from '../shared/start-with-computer.tsx';
import { useWindowTitle } from '../shared/use-window-title.ts';
import type { WindowProps } from '../shared/window-root.tsx';
import { SHARED_TEXTS } from '../texts/shared-texts.ts';
import { WELCOME_TEXTS } from '../texts/welcome-texts.ts';

/** First run: one screen, nothing to learn. */
export function WelcomeWindow({ state, bridge }: WindowProps<'welcome'>): JSX.Element {
  const texts = WELCOME_TEXTS[state.language];
  const shared = SHARED_TEXTS[state.language];
  useWindowTitle(texts.title);
  return (
    <main class="welcome">
      <header class="welcome-head">
        <CardPicture />
        <div>
          <h1>{texts.title}</h1>
          <p>{texts.lead}</p>
        </div>
      </header>
      <ol class="points">
        {texts.points.map(({ title, text }) => (
          <li key={title}>
            <h2>{title}</h2>
            <p class="soft">{text}</p>
          </li>
        ))}
      </ol>
      <div class="welcome-choices">
        <LanguageSelect
          id="language"
          label={shared.languageLabel}
          value={state.languageChoice}
          system={shared.systemLanguage}
          onChoose={(choice) => bridge.send({ do: 'set-language', choice })}
        />
        <StartWithComputer
          setting={state.startWithComputer}
          shared={shared}
          onChange={(value) => bridge.send({ do: 'set-start-with-computer', value })}
        />
      </div>
      <div class="buttons">
        <button type="button" onClick={() => bridge.send({ do: 'open-status' })}>
          {texts.check}
        </button>
        <button type="button" class="primary" onClick={() => bridge.send({ do: 'close' })}>
          {texts.start}
        </button>
      </div>
    </main>
  );
}
