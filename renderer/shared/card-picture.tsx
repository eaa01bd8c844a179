import type { JSX } from 'preact';

/** A card in general, not anybody's: stands where the citizen looks for theirs. */
export function CardPicture({ inserting = false }: { readonly inserting?: boolean }): JSX.Element {
  return (
    <svg class={inserting ? 'card-picture card-inserting' : 'card-picture'} viewBox="0 0 86 54" aria-hidden="true">
      <rect class="card-ground" x="1" y="1" width="84" height="52" rx="5" />
      <path class="card-wave" d="M1 40c20-12 34 8 54-2s22-8 30-6v16a5 5 0 0 1-5 5H6a5 5 0 0 1-5-5z" />
      <rect class="card-chip" x="9" y="17" width="15" height="12" rx="2.5" />
      <path class="card-chip-lines" d="M9 23h5m5 0h5M14 17v12M19 17v12" />
      <path class="card-lines" d="M33 19h26M33 25h18" />
      <circle class="card-face" cx="70" cy="21" r="5" />
      <path class="card-face" d="M61 36c0-11 18-11 18 0z" />
    </svg>
  );
}
