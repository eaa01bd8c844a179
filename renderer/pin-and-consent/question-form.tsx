import type { JSX } from 'preact';
import { useMemo, useRef, useState } from 'preact/hooks';
import type { Language } from '../../contracts/languages.ts';
import type { PromptPhase, ShownCard, ShownSubject } from '../../contracts/window-messages.ts';
import { CardPicture } from '../shared/card-picture.tsx';
import { ErrorNotice } from '../shared/error-notice.tsx';
import { PinDigits } from '../shared/pin-digits.ts';
import { PinField } from '../shared/pin-field.tsx';
import { fill, fillCount } from '../texts/fill.ts';
import type { PromptTexts } from '../texts/prompt-texts.ts';
import type { SharedTexts } from '../texts/shared-texts.ts';
import { chosenCard, missingFor } from './answer.ts';

interface QuestionFormProps {
  readonly id: string;
  readonly question: Extract<PromptPhase, { phase: 'question' }>;
  readonly subject: ShownSubject;
  readonly language: Language;
  readonly texts: PromptTexts;
  readonly shared: SharedTexts;
  /** `pin` is overwritten when this returns. */
  readonly onApprove: (card: ShownCard, pin: Uint8Array | null) => void;
}

function CardFacts({ card, shared }: { readonly card: ShownCard; readonly shared: SharedTexts }): JSX.Element {
  return (
    <span class="card-facts">
      <span class="holder" translate={false}>
        {card.holder}
      </span>
      <span class="soft small">{fill(shared.readerNamed, { name: card.readerName })}</span>
    </span>
  );
}

/** Which card, whose, and the PIN: the form that says yes. */
export function QuestionForm(props: QuestionFormProps): JSX.Element {
  const { id, question, language, texts, shared, onApprove } = props;
  const digits = useMemo(() => new PinDigits(), []);
  const form = useRef<HTMLFormElement>(null);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [round, setRound] = useState(0);
  const card = chosenCard(question, chosenId);
  const missing = card === null ? null : missingFor(question, card);

  const focusFirstField = (): void => form.current?.querySelector<HTMLElement>('input')?.focus();
  const submit = (event: Event): void => {
    event.preventDefault();
    if (card === null) {
      setProblem(texts.chooseCard);
      focusFirstField();
    } else if (missing === 'pin-in-window') {
      if (digits.isWhole) {
        digits.spend((pin) => onApprove(card, pin));
        setRound(round + 1);
      } else {
        setProblem(shared.pin.tooShort);
        document.getElementById('pin')?.focus();
      }
    } else if (missing !== 'unblocked-card') {
      onApprove(card, null);
    }
  };
  const failure =
    question.failure ??
    (missing === 'unblocked-card' ? ({ code: 'ERR_EID_PIN_BLOCKED', triesLeft: 0 } as const) : null);
  const triesLeft = failure === null ? card?.triesLeft : null;

  return (
    <form id={id} ref={form} class="answer" noValidate onSubmit={submit}>
      {question.cards.length > 1 ? (
        <fieldset class="cards">
          <legend class="label">{texts.chooseCard}</legend>
          {question.cards.map((each) => (
            <label key={each.cardId} class="card-choice">
              <input
                type="radio"
                name="card"
                checked={each.cardId === card?.cardId}
                onChange={() => {
                  digits.wipe();
                  setRound(round + 1);
                  setProblem(null);
                  setChosenId(each.cardId);
                }}
              />
              <CardFacts card={each} shared={shared} />
            </label>
          ))}
        </fieldset>
      ) : card === null ? null : (
        <section class="card-shown" aria-label={texts.card}>
          <CardPicture />
          <CardFacts card={card} shared={shared} />
        </section>
      )}
      {failure === null ? null : <ErrorNotice {...failure} language={language} id="failure" />}
      {missing === 'pin-in-window' ? (
        <PinField
          id="pin"
          label={texts.pin}
          digits={digits}
          texts={shared.pin}
          problem={problem}
          invalid={question.failure?.code === 'ERR_EID_PIN_INCORRECT'}
          describedBy={failure === null ? 'tries' : 'failure'}
          first={question.cards.length === 1}
          round={round}
          onChange={() => setProblem(null)}
        />
      ) : null}
      {missing === 'pin-on-reader' ? <p>{texts.pinPad}</p> : null}
      {missing === null && problem !== null ? <p class="pin-refusal">{problem}</p> : null}
      {missing === 'pin-in-window' && triesLeft !== null && triesLeft !== undefined ? (
        <p id="tries" class={triesLeft === 1 ? 'tries strong' : 'tries soft small'}>
          {fillCount(shared.pin.triesLeft, triesLeft)}
        </p>
      ) : null}
    </form>
  );
}
