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
        <label for={id}>{label}</label>
        <p id={`${id}-hint`} class="soft small">
          {hint}
          {fixed === null ? null : <span class="badge fixed">{fixed}</span>}
        </p>
      </div>
    </div>
  );
}
