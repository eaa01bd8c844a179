import type { JSX } from 'preact';
import { LANGUAGES } from '../../contracts/languages.ts';

/** Links to every window in every state and language; for developers only. */
export function GalleryIndex({ names }: { readonly names: readonly string[] }): JSX.Element {
  return (
    <main class="page">
      <h1>Windows of eID Bridge</h1>
      <ul>
        {names.map((name) => (
          <li key={name} data-state={name}>
            {name}{' '}
            {LANGUAGES.map((language) => (
              <span key={language}>
                <a href={`?show=${name}&language=${language}`} aria-label={`${name} ${language}`}>
                  {language}
                </a>{' '}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </main>
  );
}
