import type { JSX } from 'preact';
import type { IdentityField } from '../../contracts/identity.ts';
import type { ShownSubject, ShownWish } from '../../contracts/window-messages.ts';
import { fill } from '../texts/fill.ts';
import type { PromptTexts } from '../texts/prompt-texts.ts';
import type { SharedTexts } from '../texts/shared-texts.ts';
import { wishOf } from './answer.ts';

interface SentListProps {
  readonly subject: ShownSubject;
  readonly unticked: ReadonlySet<IdentityField>;
  /** False once the answer was given. */
  readonly open: boolean;
  readonly onToggle: (field: IdentityField) => void;
  readonly texts: PromptTexts;
  readonly shared: SharedTexts;
}

function Certificate({ subject, texts }: Pick<SentListProps, 'subject' | 'texts'>): JSX.Element | null {
  if (subject.kind === 'readIdentity') return null;
  const text = subject.kind === 'authenticate' ? texts.authenticationCertificate : texts.signingCertificate;
  return <li class="sent-whole">{text}</li>;
}

function FieldRow(props: SentListProps & { readonly field: ShownWish['fields'][number] }): JSX.Element {
  const { field, unticked, open, onToggle, texts, shared } = props;
  if (!field.optional) return <li>{shared.fields[field.name]}</li>;
  return (
    <li class="sent-optional">
      <label>
        <input
          type="checkbox"
          checked={!unticked.has(field.name)}
          disabled={!open}
          onChange={() => onToggle(field.name)}
        />
        <span>
          {shared.fields[field.name]} <span class="soft small">{texts.optional}</span>
        </span>
      </label>
    </li>
  );
}

/** What leaves the card if the citizen says yes, field by field. */
export function SentList(props: SentListProps): JSX.Element {
  const { subject, texts } = props;
  const wish = wishOf(subject);
  return (
    <section aria-labelledby="sent-title">
      <h2 id="sent-title" class="label">
        {texts.sentTitle}
      </h2>
      {subject.kind === 'sign' ? (
        <dl class="document">
          <dt>
            {texts.document} <span class="badge">{texts.claimed}</span>
          </dt>
          <dd dir="auto">{subject.documentName}</dd>
          <dt>{fill(texts.hash, { hashFunction: subject.hashFunction })}</dt>
          <dd class="code" translate={false}>
            {subject.hash}
          </dd>
        </dl>
      ) : null}
      <ul class="sent">
        <Certificate subject={subject} texts={texts} />
        {wish?.fields.map((field) => (
          <FieldRow key={field.name} {...props} field={field} />
        ))}
      </ul>
      {wish?.fields.some(({ optional }) => optional) ? <p class="soft small">{texts.optionalHint}</p> : null}
      {wish?.signed ? <p class="soft small">{texts.signedFiles}</p> : null}
      {subject.kind === 'sign' ? <p class="soft small">{texts.signatureWeight}</p> : null}
    </section>
  );
}
