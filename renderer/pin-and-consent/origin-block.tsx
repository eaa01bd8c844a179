import type { JSX } from 'preact';
import type { PromptState, ShownOrigin } from '../../contracts/window-messages.ts';
import { Notice } from '../shared/notice.tsx';
import { Sign } from '../shared/sign.tsx';
import { fill } from '../texts/fill.ts';
import type { PromptTexts } from '../texts/prompt-texts.ts';
import { wishOf } from './answer.ts';

function Address({ origin }: { readonly origin: ShownOrigin }): JSX.Element {
  return (
    <p class="origin" translate={false}>
      <bdi>
        {origin.before}
        <wbr />
        <strong>{origin.registrable}</strong>
        {origin.after}
      </bdi>
    </p>
  );
}

function Program({ state, texts }: { readonly state: PromptState; readonly texts: PromptTexts }): JSX.Element | null {
  const { program } = state;
  if (program === null) return <p class="soft small">{texts.unknownProgram}</p>;
  if (!program.isBrowser) {
    return (
      <Notice tone="warning">
        <p>{fill(texts.notABrowser, { program: program.name })}</p>
      </Notice>
    );
  }
  return null;
}

/** Who asks: what we know (the browser's word, the system's word) apart from what the site claims. */
export function OriginBlock({
  state,
  texts,
}: {
  readonly state: PromptState;
  readonly texts: PromptTexts;
}): JSX.Element {
  const { origin } = state;
  const purpose = wishOf(state.subject)?.purpose ?? '';
  return (
    <section class="asker" aria-labelledby="asker-title">
      <div class="asker-head">
        <h2 id="asker-title" class="label">
          {texts.site}
          <span class="badge badge-good">
            <Sign name="check" />
            {texts.checked}
          </span>
        </h2>
        {state.program?.isBrowser ? (
          <p class="soft small">{fill(texts.program, { program: state.program.name })}</p>
        ) : null}
      </div>
      <Address origin={origin} />
      {origin.unicode === null ? null : (
        <Notice tone="warning">
          <p>{fill(texts.unicodeName, { name: origin.unicode })}</p>
        </Notice>
      )}
      {purpose === '' ? null : (
        <div class="claim">
          <p class="label">
            {texts.purpose} <span class="badge">{texts.claimed}</span>
          </p>
          <blockquote dir="auto">{purpose}</blockquote>
        </div>
      )}
      <Program state={state} texts={texts} />
    </section>
  );
}
