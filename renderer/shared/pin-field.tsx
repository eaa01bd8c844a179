import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { SharedTexts } from '../texts/shared-texts.ts';
import { fillCount } from '../texts/fill.ts';
import { LONGEST_PIN, type PinDigits } from './pin-digits.ts';

type Refusal = 'paste' | 'not-a-digit';

interface PinFieldProps {
  readonly id: string;
  readonly label: string;
  readonly digits: PinDigits;
  readonly texts: SharedTexts['pin'];
  /** Ids of what belongs to the field: tries left, what went wrong. */
  readonly describedBy?: string;
  readonly invalid?: boolean;
  /** Said under the field until something is typed. */
  readonly problem?: string | null;
  /** The window's first field: takes the keyboard once the window has it, never before. */
  readonly first?: boolean;
  /** Draws the field anew where the digits were wiped from outside. */
  readonly round: number;
  readonly onChange?: () => void;
}

/**
 * A PIN field whose element stays empty: each digit is taken before the browser writes it, kept as a byte in `digits`,
 * and shown as a dot of its own. So no element, value or component state ever holds the PIN.
 */
export function PinField({
  id,
  label,
  digits,
  texts,
  describedBy,
  invalid = false,
  problem = null,
  first = false,
  round,
  onChange,
}: PinFieldProps): JSX.Element {
  const input = useRef<HTMLInputElement>(null);
  const [length, setLength] = useState(digits.length);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const show = (refused: Refusal | null): void => {
    setLength(digits.length);
    setRefusal(refused);
    onChange?.();
  };

  useEffect(() => {
    setLength(digits.length);
  }, [digits, round]);
  useLayoutEffect(() => {
    if (!first) return undefined;
    const take = (): void => input.current?.focus();
    if (document.hasFocus()) {
      take();
      return undefined;
    }
    globalThis.addEventListener('focus', take, { once: true });
    return () => globalThis.removeEventListener('focus', take);
  }, [first, round]);
  useEffect(() => () => digits.wipe(), [digits]);

  const beforeInput = (event: InputEvent): void => {
    // Enter: nothing to write, and the form is to be sent.
    if (event.inputType === 'insertLineBreak') return;
    event.preventDefault();
    if (event.inputType !== 'insertText') {
      if (event.inputType.startsWith('insertFrom')) show('paste');
      return;
    }
    const typed = event.data ?? '';
    const taken = typed.length === 1 && digits.push(typed.charCodeAt(0));
    show(taken || digits.length === LONGEST_PIN ? null : 'not-a-digit');
  };
  const keyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Backspace') digits.removeLast();
    else if (event.key === 'Delete') digits.wipe();
    else return;
    event.preventDefault();
    show(null);
  };
  const refusalText = refusal === null ? (problem ?? '') : refusal === 'paste' ? texts.pasteRefused : texts.digitsOnly;
  return (
    <div class="pin">
      <label for={id}>
        {label} <span class="soft">{texts.hint}</span>
      </label>
      <div class="pin-box">
        <span class="pin-dots" aria-hidden="true">
          {Array.from({ length }, (_, at) => (
            <span key={at} class="pin-dot" />
          ))}
        </span>
        <input
          ref={input}
          id={id}
          type="password"
          inputMode="numeric"
          autocomplete="off"
          spellcheck={false}
          aria-describedby={[`${id}-count`, `${id}-refusal`, describedBy].filter(Boolean).join(' ')}
          aria-invalid={invalid}
          onBeforeInput={beforeInput}
          onKeyDown={keyDown}
          onPaste={(event) => {
            event.preventDefault();
            show('paste');
          }}
          onDrop={(event) => {
            event.preventDefault();
            show('paste');
          }}
          onInput={(event) => {
            // Only a program that writes into the field comes here.
            event.currentTarget.value = '';
          }}
        />
      </div>
      <p id={`${id}-count`} class="hidden-text" aria-live="polite">
        {length === 0 ? '' : fillCount(texts.digitsTyped, length)}
      </p>
      <p id={`${id}-refusal`} class="pin-refusal" aria-live="polite">
        {refusalText}
      </p>
    </div>
  );
}
