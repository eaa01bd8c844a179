import type { JSX } from 'preact';
import { useCallback, useState } from 'preact/hooks';
import type { IdentityField } from '../../contracts/identity.ts';
import { unreachable } from '../../contracts/result.ts';
import type { PromptPhase, ShownCard } from '../../contracts/window-messages.ts';
import { CardPicture } from '../shared/card-picture.tsx';
import { ErrorNotice } from '../shared/error-notice.tsx';
import { LanguageSelect } from '../shared/language-select.tsx';
import { Notice } from '../shared/notice.tsx';
import { useEscape } from '../shared/use-escape.ts';
import { useWindowTitle } from '../shared/use-window-title.ts';
import type { WindowProps } from '../shared/window-root.tsx';
import { PROMPT_TEXTS, type PromptTexts } from '../texts/prompt-texts.ts';
import { SHARED_TEXTS } from '../texts/shared-texts.ts';
import { declinedFields } from './answer.ts';
import { OriginBlock } from './origin-block.tsx';
import { QuestionForm } from './question-form.tsx';
import { SentList } from './sent-list.tsx';
import { TimeLeftLine } from './time-left-line.tsx';

const FORM = 'answer';

/** What a screen reader hears when the window goes on by itself. */
function spokenPhase(phase: PromptPhase, texts: PromptTexts): string {
  if (phase.phase === 'waiting') return texts.waiting[phase.for].title;
  if (phase.phase === 'busy') return texts.busy[phase.work].title;
  return '';
}

function Still({
  phase,
  texts,
}: {
  readonly phase: Exclude<PromptPhase, { phase: 'question' | 'ended' }>;
  readonly texts: PromptTexts;
}): JSX.Element {
  switch (phase.phase) {
    case 'opening':
      return (
        <div class="still">
          <CardPicture />
          <p class="still-title">{texts.opening}</p>
        </div>
      );
    case 'waiting':
      return (
        <>
          {phase.cardWasRemoved ? (
            <Notice tone="warning">
              <p>{texts.cardRemoved}</p>
            </Notice>
          ) : null}
          <div class="still">
            <CardPicture inserting />
            <div>
              <p class="still-title">{texts.waiting[phase.for].title}</p>
              <p class="soft">{texts.waiting[phase.for].text}</p>
            </div>
          </div>
        </>
      );
    case 'busy':
      return (
        <div class="still">
          <CardPicture />
          <div>
            <p class="still-title">{texts.busy[phase.work].title}</p>
            <p class="soft">{texts.busy[phase.work].text}</p>
            <div class="progress" />
          </div>
        </div>
      );
    default:
      return unreachable(phase);
  }
}

/** Consent and PIN, one window: who asks, what for, what leaves the card, and the yes or no. */
export function PromptWindow({ state, bridge, now }: WindowProps<'prompt'>): JSX.Element {
  const { current, subject, language } = state;
  const texts = PROMPT_TEXTS[language];
  const shared = SHARED_TEXTS[language];
  const [unticked, setUnticked] = useState<ReadonlySet<IdentityField>>(new Set());
  const [answered, setAnswered] = useState<number | null>(null);
  const over = current.phase === 'ended';
  const question = current.phase === 'question' && current.questionId !== answered ? current : null;
  const title = texts.titles[subject.kind];

  const leave = useCallback(() => bridge.send({ do: over ? 'close' : 'cancel' }), [bridge, over]);
  useWindowTitle(title);
  useEscape(leave);

  const approve = ({ cardId }: ShownCard, pin: Uint8Array | null): void => {
    if (question === null) return;
    const { questionId } = question;
    const declined = declinedFields(subject, unticked);
    if (pin === null) bridge.send({ do: 'approve', questionId, cardId, declined });
    else bridge.sendPin({ for: 'approve', questionId, cardId, declined, pin });
    setAnswered(questionId);
  };
  const toggle = (field: IdentityField): void => {
    const next = new Set(unticked);
    if (!next.delete(field)) next.add(field);
    setUnticked(next);
  };
  const blocked = question?.cards.length === 1 && question.needsPin && question.cards[0]?.triesLeft === 0;

  return (
    <div class="prompt">
      <header class="head">
        <h1>{title}</h1>
        <LanguageSelect
          id="language"
          label={shared.languageLabel}
          value={language}
          quiet
          onChoose={(choice) => bridge.send({ do: 'set-language', choice })}
        />
      </header>
      <main>
        <OriginBlock state={state} texts={texts} />
        {state.firstVisit && !over ? (
          <Notice tone="plain" title={texts.firstVisit.title}>
            <p>{texts.firstVisit.text}</p>
            <button type="button" class="link" onClick={() => bridge.send({ do: 'refuse-site' })}>
              {texts.refuseSite}
            </button>
          </Notice>
        ) : null}
        {over ? null : (
          <SentList
            subject={subject}
            unticked={unticked}
            open={current.phase !== 'busy'}
            onToggle={toggle}
            texts={texts}
            shared={shared}
          />
        )}
        <p class="hidden-text" aria-live="polite">
          {spokenPhase(current, texts)}
        </p>
        <div class={over ? 'panel panel-over' : 'panel'}>
          {current.phase === 'ended' ? (
            <ErrorNotice code={current.code} triesLeft={current.triesLeft} language={language} />
          ) : question !== null ? (
            <QuestionForm
              key={question.questionId}
              id={FORM}
              question={question}
              subject={subject}
              language={language}
              texts={texts}
              shared={shared}
              onApprove={approve}
            />
          ) : (
            <Still phase={current.phase === 'question' ? { phase: 'busy', work: 'reading' } : current} texts={texts} />
          )}
        </div>
      </main>
      <footer class="foot">
        {over ? null : <TimeLeftLine expiresAt={state.expiresAt} now={now} texts={texts} />}
        <div class="buttons">
          {over ? (
            <button type="button" class="primary" onClick={leave}>
              {shared.close}
            </button>
          ) : (
            <button type="button" onClick={leave}>
              {shared.cancel}
            </button>
          )}
          {question === null || blocked ? null : (
            <button type="submit" class="primary" form={FORM}>
              {texts.approve[subject.kind]}
            </button>
          )}
        </div>
      </footer>
    </div>
  );
}
