import { LANGUAGES } from '../../contracts/languages.ts';
import { createLiveView } from './live-view.ts';
import { loginFailure } from './login-failure.ts';
import { logIn, type LoginSettings } from './login-flow.ts';
import { pageElements, type PageElements } from './page-elements.ts';
import { createSite } from './site.ts';

/** Entry point of the log-in page's script. */
function startPage(page: PageElements): void {
  const view = createLiveView(page);
  const site = createSite(page.root.dataset['csrf'] ?? '');
  let running: AbortController | null = null;

  const stop = (): void => {
    running?.abort();
    running = null;
  };

  const start = async (): Promise<void> => {
    if (running !== null) return;
    const controller = new AbortController();
    running = controller;
    view.show('connecting');
    view.open();
    try {
      const readyForPermission = (signal: AbortSignal): Promise<void> => pressed(page.proceed, signal);
      const settings = readSettings(page);
      const next = await logIn(settings, { site, view, readyForPermission }, controller.signal);
      view.show('done');
      location.assign(`/${settings.language}${next}`);
    } catch (error) {
      // A cancelled log-in has left the page already; its late failure is nobody's business.
      if (running !== controller) return;
      running = null;
      const failure = loginFailure(error);
      if (failure === null) view.close();
      else view.fail(failure);
    }
  };

  page.start.addEventListener('click', () => void start());
  page.retry.addEventListener('click', () => void start());
  page.cancel.addEventListener('click', () => {
    stop();
    view.close();
  });
  page.back.addEventListener('click', view.close);
  // Leaving the page closes the bridge's window; a page taken from the back-forward cache must not show old states.
  addEventListener('pagehide', stop);
  addEventListener('pageshow', (event) => {
    if (event.persisted) location.reload();
  });
  page.form.hidden = false;
}

function readSettings(page: PageElements): LoginSettings {
  const { dataset } = page.root;
  return {
    language: LANGUAGES.find((language) => language === dataset['language']) ?? 'fr',
    ports: (dataset['ports'] ?? '').split(' ').map(Number),
    purpose: dataset['purpose'] ?? '',
    shareIdentity: page.share.checked,
    link: 'link' in dataset,
  };
}

function pressed(button: HTMLButtonElement, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    button.addEventListener(
      'click',
      () => {
        resolve();
      },
      { once: true, signal },
    );
  });
}

startPage(pageElements(document));
