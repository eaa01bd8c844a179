import type { JSX } from 'preact';
import type { WindowBridge } from '../../contracts/window-bridge.ts';
import { WAYS, type SettingsState } from '../../contracts/window-messages.ts';
import { fill } from '../texts/fill.ts';
import type { SettingsTexts } from '../texts/settings-texts.ts';
import type { SharedTexts } from '../texts/shared-texts.ts';

interface AccessProps {
  readonly state: SettingsState;
  readonly bridge: WindowBridge<'settings'>;
  readonly texts: SettingsTexts;
  readonly shared: SharedTexts;
}

function portText(port: SettingsState['port'], texts: SettingsTexts): string {
  if (port.port === 'open') return fill(texts.portOpen, { number: port.number });
  if (port.port === 'closed') return texts.portClosed;
  return port.holder === null ? texts.portTaken : fill(texts.portTakenBy, { holder: port.holder });
}

/** How the program reaches the card, and how browsers reach the program. */
export function Access({ state, bridge, texts, shared }: AccessProps): JSX.Element {
  const { way, module, port } = state;
  return (
    <section class="group" aria-labelledby="access-title">
      <h2 id="access-title">{texts.cardTitle}</h2>
      <div class="field">
        <label for="way">{texts.way}</label>
        <span class="field-row">
          <select
            id="way"
            value={way.value}
            disabled={way.locked}
            onChange={({ currentTarget }) => {
              const value = WAYS.find((each) => each === currentTarget.value);
              if (value !== undefined) bridge.send({ do: 'set-way', value });
            }}
          >
            {WAYS.map((each) => (
              <option key={each} value={each}>
                {texts.ways[each]}
              </option>
            ))}
          </select>
          {way.locked ? <span class="badge">{shared.locked}</span> : null}
        </span>
      </div>
      <div class="field">
        <h3>{texts.module}</h3>
        <p class={module.value === null ? 'soft' : 'code'}>{module.value ?? texts.noModule}</p>
        {module.locked ? (
          <span class="badge">{shared.locked}</span>
        ) : (
          <span class="field-row">
            <button type="button" class="small-button" onClick={() => bridge.send({ do: 'choose-module' })}>
              {texts.chooseModule}
            </button>
            {module.value === null ? null : (
              <button type="button" class="small-button" onClick={() => bridge.send({ do: 'forget-module' })}>
                {texts.forgetModule}
              </button>
            )}
          </span>
        )}
      </div>
      <div class="field">
        <h3>{texts.portTitle}</h3>
        <p>{portText(port, texts)}</p>
      </div>
    </section>
  );
}
