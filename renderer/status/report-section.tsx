import type { JSX } from 'preact';
import type { WindowBridge } from '../../contracts/window-bridge.ts';
import type { StatusState } from '../../contracts/window-messages.ts';
import type { SharedTexts } from '../texts/shared-texts.ts';
import type { StatusTexts } from '../texts/status-texts.ts';

interface ReportSectionProps {
  readonly report: StatusState['report'];
  readonly bridge: WindowBridge<'status'>;
  readonly texts: StatusTexts;
  readonly shared: SharedTexts;
}

/** The report for whoever helps: seen in full before it goes anywhere. */
export function ReportSection({ report, bridge, texts, shared }: ReportSectionProps): JSX.Element {
  return (
    <section class="group" aria-labelledby="report-title">
      <h2 id="report-title">{texts.reportTitle}</h2>
      <p class="soft">{texts.reportLead}</p>
      {report === null ? (
        <div class="buttons buttons-start">
          <button type="button" onClick={() => bridge.send({ do: 'make-report' })}>
            {texts.makeReport}
          </button>
        </div>
      ) : (
        <>
          <pre class="report code" tabIndex={0} role="group" aria-labelledby="report-title" translate={false}>
            {report.text}
          </pre>
          <p role="status" class={report.done === 'failed' ? 'report-failed' : 'report-done'}>
            {report.done === null ? '' : texts.reportDone[report.done]}
          </p>
          <div class="buttons buttons-start">
            <button type="button" onClick={() => bridge.send({ do: 'copy-report' })}>
              {texts.copy}
            </button>
            <button type="button" onClick={() => bridge.send({ do: 'save-report' })}>
              {texts.save}
            </button>
            <button type="button" onClick={() => bridge.send({ do: 'close-report' })}>
              {shared.close}
            </button>
          </div>
        </>
      )}
    </section>
  );
}
