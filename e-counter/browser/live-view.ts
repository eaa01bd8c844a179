import { unreachable } from '../../contracts/result.ts';
import type { LoginFailure } from './login-failure.ts';
import { textFor, type PageElements } from './page-elements.ts';
import type { ShownState } from './shown-state.ts';

type Step = 'program' | 'consent' | 'done';

/** Writes the states of a log-in into the page, and says them to screen readers. */
export interface LiveView {
  readonly open: () => void;
  readonly show: (state: ShownState) => void;
  readonly fail: (failure: LoginFailure) => void;
  readonly close: () => void;
}

export function createLiveView(page: PageElements): LiveView {
  let step: Step = 'program';

  const markSteps = (): void => {
    let seen = false;
    for (const element of page.steps) {
      const current = element.dataset['step'] === step;
      seen ||= current;
      element.dataset['progress'] = current ? 'current' : seen ? 'ahead' : 'done';
      if (current) element.setAttribute('aria-current', 'step');
      else element.removeAttribute('aria-current');
    }
  };

  return {
    open: () => {
      page.intro.hidden = true;
      page.live.hidden = false;
      // The button that was pressed is gone; the keyboard must not fall back to the top of the page.
      page.status.focus();
    },
    show: (state) => {
      step = stepOf(state);
      markSteps();
      page.problem.hidden = true;
      page.status.hidden = false;
      page.status.dataset['state'] = state;
      page.status.replaceChildren(textFor('state', state) ?? '');
      page.proceed.hidden = state !== 'permission-ahead';
      page.retry.hidden = true;
      page.cancel.hidden = state === 'checking' || state === 'done';
      page.back.hidden = true;
    },
    fail: (failure) => {
      markSteps();
      page.status.replaceChildren();
      page.status.hidden = true;
      page.problem.replaceChildren(problemText(failure));
      page.problem.dataset['failure'] = failure.code;
      page.problem.hidden = false;
      page.proceed.hidden = true;
      page.retry.hidden = !failure.retriable;
      page.cancel.hidden = true;
      page.back.hidden = false;
      page.problem.focus();
    },
    close: () => {
      page.live.hidden = true;
      page.intro.hidden = false;
      page.start.focus();
    },
  };
}

function problemText(failure: LoginFailure): DocumentFragment | '' {
  const text = textFor('failure', failure.code) ?? textFor('failure', 'server-fault');
  if (text === null) return '';
  const tries = text.querySelector('[data-tries-left]');
  if (failure.triesLeft === undefined || failure.triesLeft < 1) tries?.remove();
  else if (tries) tries.textContent = triesText(failure.triesLeft);
  return text;
}

function triesText(triesLeft: number): string {
  const template = document.getElementById(triesLeft === 1 ? 'one-try-left' : 'tries-left');
  const text = template instanceof HTMLTemplateElement ? template.content.textContent : '';
  return text.replace('{tries}', String(triesLeft));
}

function stepOf(state: ShownState): Step {
  switch (state) {
    case 'permission-ahead':
    case 'connecting':
    case 'permission-asked':
    case 'starting':
      return 'program';
    case 'awaiting-consent':
    case 'awaiting-reader':
    case 'awaiting-card':
    case 'awaiting-pin':
    case 'awaiting-pin-again':
    case 'reading':
    case 'signing':
      return 'consent';
    case 'checking':
    case 'done':
      return 'done';
    default:
      return unreachable(state);
  }
}
