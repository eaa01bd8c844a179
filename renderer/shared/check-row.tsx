import type { JSX } from 'preact';

interface CheckRowProps {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly checked: boolean;
  /** Why it cannot be changed, or null. */
  readonly fixed: string | null;
  readonly onChange: (checked: boolean) => void;
}

/** A setting that is on or off. */
export function CheckRow({ id, label, hint, checked, fixed, onChange }: CheckRowProps): JSX.Element {
  return (
    <div class="check-row">
      <input
        id={id}
        type="checkbox"
        checked={checked}
        disabled={fixed !== null}
        aria-describedby={`${id}-hint`}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
      <div>
        <span class="field-row">
          <label for={id}>{label}</label>
          {fixed === null ? null : <span class="badge">{fixed}</span>}
        </span>
        <p id={`${id}-hint`} class="soft small">
          {hint}
        </p>
      </div>
    </div>
  );
}
