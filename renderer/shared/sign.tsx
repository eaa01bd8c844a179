import type { JSX } from 'preact';

const PATHS = {
  check: 'M4.5 10.5l3.6 3.6 7.4-8',
  info: 'M10 9v5.2M10 5.6v.2',
  warning: 'M10 6.2v5M10 14v.2',
  error: 'M6 6l8 8M14 6l-8 8',
  wait: 'M10 5v5.4l3.2 2',
} as const;

export type SignName = keyof typeof PATHS;

/** A sign beside words that say the same: shape and colour, nothing to read. */
export function Sign({ name }: { readonly name: SignName }): JSX.Element {
  return (
    <svg class={`sign sign-${name}`} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      {name === 'warning' ? (
        <path class="sign-ground" d="M10 1.2l9.2 16.6H.8z" />
      ) : (
        <circle class="sign-ground" cx="10" cy="10" r="9" />
      )}
      <path class="sign-mark" d={PATHS[name]} />
    </svg>
  );
}
