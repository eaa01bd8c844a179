import type { FieldView, FieldWidth } from '../registration/form-view.ts';

export interface SimpleField {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly type: 'text' | 'email' | 'password';
  readonly autocomplete: string;
  readonly maxLength: number;
  readonly hint?: string;
  readonly error?: string | null;
  readonly width?: FieldWidth;
}

/** A required input of a small form, as the template for fields wants it. */
export function simpleField(field: SimpleField): FieldView {
  const id = `field-${field.name}`;
  const hint = field.hint ?? null;
  const error = field.error ?? null;
  const described = [hint !== null && `${id}-hint`, error !== null && `${id}-error`];
  return {
    id,
    name: field.name,
    label: field.label,
    value: field.value,
    width: field.width ?? 'full',
    required: true,
    fromCard: false,
    hint,
    error,
    describedBy: described.filter((part) => part !== false).join(' ') || null,
    autocomplete: field.autocomplete,
    control: { kind: 'input', type: field.type, inputMode: null, maxLength: field.maxLength },
  };
}
