import type { JSX } from 'preact';
import type { WindowBridge } from '../../contracts/window-bridge.ts';
import { SHOWN_LOG_LEVELS, type SettingsState } from '../../contracts/window-messages.ts';
import type { SettingsTexts } from '../texts/settings-texts.ts';
import type { SharedTexts } from '../texts/shared-texts.ts';

interface LogProps {
  readonly state: SettingsState;
  readonly bridge: WindowBridge<'settings'>;
  readonly texts: SettingsTexts;
  readonly shared: SharedTexts;
}

function Records({
  log,
  texts,
}: {
  readonly log: NonNullable<SettingsState['log']>;
  readonly texts: SettingsTexts;
}): JSX.Element {
  if (log.length === 0) return <p class="soft">{texts.noLog}</p>;
  return (
    <div class="log" role="group" tabIndex={0} aria-labelledby="log-title">
      <table>
        <thead>
          <tr>
            <th scope="col">{texts.logColumns.time}</th>
            <th scope="col">{texts.logColumns.level}</th>
            <th scope="col">{texts.logColumns.event}</th>
          </tr>
        </thead>
        <tbody translate={false}>
          {log.map(({ time, level, event, facts }, at) => (
            <tr key={at}>
              <td class="code">{time.slice(11, 19)}</td>
              <td class={`log-${level}`}>{level}</td>
              <td>
                {event} <span class="code soft">{facts}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** How much is logged, and what was. */
export function Log({ state, bridge, texts, shared }: LogProps): JSX.Element {
  const { log, logLevel } = state;
  return (
    <section class="group" aria-labelledby="log-title">
      <h2 id="log-title">{texts.logTitle}</h2>
      <p class="soft">{texts.logLead}</p>
      <div class="field">
        <label for="log-level">{texts.logLevel}</label>
        <span class="field-row">
          <select
            id="log-level"
            value={logLevel.value}
            disabled={logLevel.locked}
            onChange={({ currentTarget }) => {
              const value = SHOWN_LOG_LEVELS.find((each) => each === currentTarget.value);
              if (value !== undefined) bridge.send({ do: 'set-log-level', value });
            }}
          >
            {SHOWN_LOG_LEVELS.map((each) => (
              <option key={each} value={each}>
                {texts.logLevels[each]}
              </option>
            ))}
          </select>
          {logLevel.locked ? <span class="badge">{shared.locked}</span> : null}
        </span>
      </div>
      {log === null ? null : <Records log={log} texts={texts} />}
      <div class="buttons buttons-start">
        <button
          type="button"
          class="small-button"
          aria-expanded={log !== null}
          onClick={() => bridge.send({ do: log === null ? 'open-log' : 'close-log' })}
        >
          {log === null ? texts.openLog : texts.closeLog}
        </button>
      </div>
    </section>
  );
}
