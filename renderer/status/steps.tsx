import type { JSX } from 'preact';
import type { Language } from '../../contracts/languages.ts';
import type { StatusStep } from '../../contracts/window-messages.ts';
import { Sign, type SignName } from '../shared/sign.tsx';
import type { StatusTexts } from '../texts/status-texts.ts';
import { stepTime } from './step-times.ts';

const SIGNS: Readonly<Record<StatusStep['state'], SignName>> = {
  ok: 'check',
  attention: 'warning',
  problem: 'error',
  waiting: 'wait',
};

interface StepsProps {
  readonly steps: readonly StatusStep[];
  readonly texts: StatusTexts;
  readonly language: Language;
}

function Step({ step, texts, language }: { readonly step: StatusStep } & Omit<StepsProps, 'steps'>): JSX.Element {
  const { says, remedy } = texts.findings[step.finding];
  const time = stepTime(step, texts, language);
  return (
    <li class={`step step-${step.state}`}>
      <Sign name={SIGNS[step.state]} />
      <div class="step-body">
        <h3>
          {texts.steps[step.step]} <span class="step-state">{texts.states[step.state]}</span>
        </h3>
        <p>
          {says}
          {time === null ? null : ` ${time}.`}
        </p>
        {step.detail === null ? null : (
          <p class="soft small" translate={false}>
            {step.detail}
          </p>
        )}
        {remedy === null ? null : <p class="remedy">{remedy}</p>}
      </div>
    </li>
  );
}

/** From the program to the browser, one line each; what is wrong says what to do. */
export function Steps({ steps, texts, language }: StepsProps): JSX.Element {
  return (
    <section class="group" aria-labelledby="steps-title">
      <h2 id="steps-title">{texts.stepsTitle}</h2>
      <ol class="steps">
        {steps.map((step) => (
          <Step key={step.step} step={step} texts={texts} language={language} />
        ))}
      </ol>
    </section>
  );
}
