import type { JSX } from 'preact';
import { LANGUAGES } from '../../contracts/languages.ts';
import { LANGUAGE_CHOICES, type LanguageChoice } from '../../contracts/window-messages.ts';
import { LANGUAGE_NAMES } from '../texts/shared-texts.ts';

interface LanguageSelectProps {
  readonly id: string;
  readonly label: string;
  readonly value: LanguageChoice;
  /** Label of the choice `system`, which is offered only where this is given. */
  readonly system?: string;
  readonly quiet?: boolean;
  readonly disabled?: boolean;
  readonly onChoose: (choice: LanguageChoice) => void;
}

export function LanguageSelect(props: LanguageSelectProps): JSX.Element {
  const { id, label, value, system, quiet = false, disabled = false, onChoose } = props;
  return (
    <span class={quiet ? 'select-row select-quiet' : 'select-row'}>
      <label for={id} class={quiet ? 'hidden-text' : ''}>
        {label}
      </label>
      <select
        id={id}
        value={value}
        disabled={disabled}
        onChange={({ currentTarget }) => {
          const choice = LANGUAGE_CHOICES.find((each) => each === currentTarget.value);
          if (choice !== undefined) onChoose(choice);
        }}
      >
        {system === undefined ? null : <option value="system">{system}</option>}
        {LANGUAGES.map((each) => (
          <option key={each} value={each} lang={each}>
            {LANGUAGE_NAMES[each]}
          </option>
        ))}
      </select>
    </span>
  );
}
