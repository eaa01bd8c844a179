import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { SettingsState } from '../../contracts/window-messages.ts';
import { fill, fillCount } from '../texts/fill.ts';
import type { SettingsTexts } from '../texts/settings-texts.ts';
import { foundSites } from './found-sites.ts';

interface SitesProps {
  readonly sites: SettingsState['sites'];
  readonly texts: SettingsTexts;
  readonly onRevoke: (origin: string) => void;
}

/** Below this number a glance is faster than a search. */
const SEARCHED_FROM = 3;

/** Whom the citizen trusts, and the way to take it back. */
export function Sites({ sites, texts, onRevoke }: SitesProps): JSX.Element {
  const [search, setSearch] = useState('');
  const found = foundSites(sites, search);
  return (
    <section class="group" aria-labelledby="sites-title">
      <h2 id="sites-title" tabIndex={-1}>
        {texts.sitesTitle}
      </h2>
      <p class="soft">{sites.length === 0 ? texts.noSites : texts.sitesLead}</p>
      {sites.length < SEARCHED_FROM ? null : (
        <div class="field">
          <label for="search">{texts.search}</label>
          <input
            id="search"
            type="search"
            autocomplete="off"
            spellcheck={false}
            value={search}
            onInput={({ currentTarget }) => setSearch(currentTarget.value)}
          />
          <p class="soft small" aria-live="polite">
            {found.length === 0 ? texts.noneFound : fillCount(texts.found, found.length)}
          </p>
        </div>
      )}
      {found.length === 0 ? null : (
        <ul class="sites">
          {found.map(({ origin, approvedBy, connected }) => (
            <li key={origin}>
              <span class="site-name">
                <span translate={false}>{origin}</span>
                {connected ? <span class="badge badge-good">{texts.connected}</span> : null}
                {approvedBy === 'administrator' ? <span class="badge">{texts.byAdministrator}</span> : null}
              </span>
              {approvedBy === 'administrator' ? null : (
                <button
                  type="button"
                  class="small-button"
                  aria-label={fill(texts.revokeSite, { origin })}
                  onClick={() => {
                    onRevoke(origin);
                    // The row goes with its button: the keyboard stays near.
                    document.getElementById('sites-title')?.focus();
                  }}
                >
                  {texts.revoke}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
