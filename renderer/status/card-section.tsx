import type { JSX } from 'preact';
import type { Language } from '../../contracts/languages.ts';
import type { WindowBridge } from '../../contracts/window-bridge.ts';
import { unreachable } from '../../contracts/result.ts';
import type { CertificateFacts, StatusState } from '../../contracts/window-messages.ts';
import { longDate } from '../shared/dates.ts';
import { ErrorNotice } from '../shared/error-notice.tsx';
import { fill } from '../texts/fill.ts';
import type { SharedTexts } from '../texts/shared-texts.ts';
import type { StatusTexts } from '../texts/status-texts.ts';
import { IdentityFacts } from './identity-facts.tsx';
import { PinChangeForm } from './pin-change-form.tsx';

interface CardSectionProps {
  readonly state: StatusState;
  readonly bridge: WindowBridge<'status'>;
  readonly texts: StatusTexts;
  readonly shared: SharedTexts;
}

interface CertificateProps {
  readonly certificate: CertificateFacts;
  readonly texts: StatusTexts;
  readonly language: Language;
}

function Certificate({ certificate, texts, language }: CertificateProps): JSX.Element {
  const { role, subject, issuer, validFrom, validUntil, state } = certificate;
  return (
    <li>
      <p>
        <span class="strong">{texts.roles[role]}</span>{' '}
        <span class={state === 'valid' ? 'badge badge-good' : 'badge'}>{texts.certificateStates[state]}</span>
      </p>
      <p translate={false}>{subject}</p>
      <p class="soft small">
        {fill(texts.issuer, { issuer })}.{' '}
        {fill(texts.validity, { from: longDate(validFrom, language), until: longDate(validUntil, language) })}.
      </p>
    </li>
  );
}

function View({ state, bridge, texts, shared }: CardSectionProps): JSX.Element {
  const { cardView, cards, language } = state;
  switch (cardView.view) {
    case 'closed':
      return (
        <>
          <p class="soft">{texts.cardLead}</p>
          <div class="buttons buttons-start">
            {cards.map(({ cardId, readerName }) => (
              <button key={cardId} type="button" onClick={() => bridge.send({ do: 'open-card', cardId })}>
                {cards.length === 1 ? texts.showCard : fill(texts.showCardIn, { name: readerName })}
              </button>
            ))}
          </div>
        </>
      );
    case 'reading':
      return (
        <div role="status">
          <p>{texts.cardReading}</p>
          <div class="progress" />
        </div>
      );
    case 'failed':
      return <ErrorNotice code={cardView.code} triesLeft={null} language={language} />;
    case 'open':
      return (
        <>
          <p class="soft small">{fill(shared.readerNamed, { name: cardView.readerName })}</p>
          {cardView.identity === null ? (
            <p>{texts.noIdentity}</p>
          ) : (
            <IdentityFacts identity={cardView.identity} language={language} texts={texts} shared={shared} />
          )}
          <details>
            <summary>{texts.certificatesTitle}</summary>
            <ul class="certificates">
              {cardView.certificates.map((certificate) => (
                <Certificate key={certificate.role} certificate={certificate} texts={texts} language={language} />
              ))}
            </ul>
          </details>
          <PinChangeForm card={cardView} bridge={bridge} language={language} texts={texts} shared={shared} />
        </>
      );
    default:
      return unreachable(cardView);
  }
}

/** The citizen's own card; nothing of it is read before it is asked for. */
export function CardSection(props: CardSectionProps): JSX.Element | null {
  const { state, bridge, texts } = props;
  const closed = state.cardView.view === 'closed';
  if (closed && state.cards.length === 0) return null;
  return (
    <section class="group" aria-labelledby="card-title">
      <h2 id="card-title">{texts.cardTitle}</h2>
      <View {...props} />
      {closed ? null : (
        <div class="buttons buttons-start">
          <button type="button" class="small-button" onClick={() => bridge.send({ do: 'close-card' })}>
            {texts.hideCard}
          </button>
        </div>
      )}
    </section>
  );
}
