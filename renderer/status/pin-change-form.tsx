import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { Language } from '../../contracts/languages.ts';
import type { WindowBridge } from '../../contracts/window-bridge.ts';
import type { CardView } from '../../contracts/window-messages.ts';
import { ErrorNotice } from '../shared/error-notice.tsx';
import { Notice } from '../shared/notice.tsx';
import { PinDigits } from '../shared/pin-digits.ts';
import { PinField } from '../shared/pin-field.tsx';
import { fillCount } from '../texts/fill.ts';
import type { SharedTexts } from '../texts/shared-texts.ts';
import type { StatusTexts } from '../texts/status-texts.ts';
import { pinChangeProblem, type PinChangeProblem } from './pin-change.ts';

type OpenCard = Extract<CardView, { view: 'open' }>;

interface PinChangeFormProps {
  readonly card: OpenCard;
  readonly bridge: WindowBridge<'status'>;
  readonly language: Language;
  readonly texts: StatusTexts;
  readonly shared: SharedTexts;
}

function Outcome({
  card,
  language,
  texts,
}: Pick<PinChangeFormProps, 'card' | 'language' | 'texts'>): JSX.Element | null {
  const { pinChange } = card;
  switch (pinChange.pinChange) {
    case 'working':
      return <p role="status">{texts.pinWorking}</p>;
    case 'done':
      return (
        <Notice tone="good" alert>
          <p class="strong">{texts.pinDone}</p>
        </Notice>
      );
    case 'failed':
      return <ErrorNotice code={pinChange.code} triesLeft={pinChange.triesLeft} language={language} />;
    case 'none':
    default:
      return null;
  }
}

function TypedPins({ card, bridge, texts, shared }: PinChangeFormProps): JSX.Element {
  const pins = useMemo(() => ({ old: new PinDigits(), new: new PinDigits(), again: new PinDigits() }), []);
  const [problem, setProblem] = useState<PinChangeProblem | null>(null);
  const [round, setRound] = useState(0);
  const submit = (event: Event): void => {
    event.preventDefault();
    const found = pinChangeProblem(pins.old, pins.new, pins.again);
    setProblem(found);
    if (found !== null) {
      document
        .getElementById(
          { 'old-too-short': 'old-pin', 'new-too-short': 'new-pin', same: 'new-pin', differ: 'again' }[found],
        )
        ?.focus();
      return;
    }
    pins.old.spend((oldPin) => {
      pins.new.spend((newPin) => bridge.sendPin({ for: 'change', cardId: card.cardId, oldPin, newPin }));
    });
    pins.again.wipe();
    setRound(round + 1);
  };
  const field = (id: string, label: string, digits: PinDigits, fault: string | null): JSX.Element => (
    <PinField
      id={id}
      label={label}
      digits={digits}
      texts={shared.pin}
      problem={fault}
      invalid={fault !== null}
      round={round}
      onChange={() => setProblem(null)}
    />
  );
  const tooShort = shared.pin.tooShort;
  return (
    <form class="pin-change" noValidate onSubmit={submit}>
      {field('old-pin', texts.oldPin, pins.old, problem === 'old-too-short' ? tooShort : null)}
      {card.triesLeft === null ? null : <p class="soft small">{fillCount(shared.pin.triesLeft, card.triesLeft)}</p>}
      {field(
        'new-pin',
        texts.newPin,
        pins.new,
        problem === 'new-too-short' ? tooShort : problem === 'same' ? texts.pinSame : null,
      )}
      {field('again', texts.newPinAgain, pins.again, problem === 'differ' ? texts.pinsDiffer : null)}
      <div class="buttons buttons-start">
        <button type="submit" class="primary">
          {texts.changePin}
        </button>
      </div>
    </form>
  );
}

/** Change of the PIN: in the window, or on the reader's own keys. */
export function PinChangeForm(props: PinChangeFormProps): JSX.Element {
  const { card, bridge, texts } = props;
  const working = card.pinChange.pinChange === 'working';
  return (
    <section class="subgroup" aria-labelledby="pin-title">
      <h3 id="pin-title">{texts.pinTitle}</h3>
      <Outcome {...props} />
      {working || card.triesLeft === 0 ? null : card.pinEntry === 'typed' ? (
        <TypedPins {...props} />
      ) : (
        <>
          <p>{texts.pinOnReader}</p>
          <div class="buttons buttons-start">
            <button type="button" onClick={() => bridge.send({ do: 'change-pin-on-reader', cardId: card.cardId })}>
              {texts.changePinOnReader}
            </button>
          </div>
        </>
      )}
    </section>
  );
}
