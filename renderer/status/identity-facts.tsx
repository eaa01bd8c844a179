import type { JSX } from 'preact';
import { IDENTITY_FIELDS, type IdentityField, type IdentityValues } from '../../contracts/identity.ts';
import type { Language } from '../../contracts/languages.ts';
import { cardDate } from '../shared/dates.ts';
import { fill } from '../texts/fill.ts';
import type { SharedTexts } from '../texts/shared-texts.ts';
import type { StatusTexts } from '../texts/status-texts.ts';

interface IdentityFactsProps {
  readonly identity: IdentityValues;
  readonly language: Language;
  readonly texts: StatusTexts;
  readonly shared: SharedTexts;
}

function textOf(field: IdentityField, { identity, language, texts }: IdentityFactsProps): string | null {
  const { sex, birthDate, address, cardValidity } = identity;
  switch (field) {
    case 'photo':
      return null;
    case 'sex':
      return sex === undefined ? null : sex === 'M' ? texts.male : texts.female;
    case 'birthDate':
      return birthDate === undefined ? null : cardDate(birthDate, language);
    case 'address':
      return address === undefined ? null : `${address.streetAndNumber}\n${address.postalCode} ${address.municipality}`;
    case 'cardValidity':
      return cardValidity === undefined
        ? null
        : fill(texts.validity, {
            from: cardDate(cardValidity.from, language),
            until: cardDate(cardValidity.until, language),
          });
    default:
      return identity[field] ?? null;
  }
}

/** What is on the card, for its holder: shown after a click, kept nowhere. */
export function IdentityFacts(props: IdentityFactsProps): JSX.Element {
  const { identity, texts, shared } = props;
  return (
    <div class="identity">
      {identity.photo === undefined ? null : (
        <img src={`data:image/jpeg;base64,${identity.photo}`} alt={texts.photo} width={105} height={150} />
      )}
      <dl class="facts">
        {IDENTITY_FIELDS.map((field) => {
          const text = textOf(field, props);
          return text === null ? null : (
            <div key={field}>
              <dt>{shared.fields[field]}</dt>
              <dd>{text}</dd>
            </div>
          );
        })}
      </dl>
    </div>
  );
}
