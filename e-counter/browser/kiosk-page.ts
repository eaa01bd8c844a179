import { connect, type EidBridge } from '../../client/index.ts';

/** Seconds from the question to the end, where nobody answers it. */
const ANSWER_SECONDS = 15;
/** The next citizen must not wait for a server that does not answer. */
const PATIENCE_MS = 700;
const START_PAGE = '/?kiosk';

const ACTIVITY = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;

/** Entry point of the script that each page of a kiosk has: ends the session when the citizen has gone. */
function startKiosk(root: HTMLElement, dialog: HTMLDialogElement): void {
  const hasSession = 'session' in root.dataset;
  let ending = false;
  let timer: number | undefined;

  /** First nothing is to be seen any more, then the server forgets, then the start page takes this page's place. */
  const end = async (): Promise<void> => {
    if (ending) return;
    ending = true;
    document.body.hidden = true;
    if (hasSession) await logOut(root).catch(() => undefined);
    location.replace(START_PAGE);
  };

  const watch = (): void => {
    clearTimeout(timer);
    timer = window.setTimeout(ask, Number(root.dataset['idle']) * 1000);
  };
  const ask = (): void => {
    dialog.showModal();
    timer = window.setTimeout(() => void end(), ANSWER_SECONDS * 1000);
  };
  const stay = (): void => {
    dialog.close();
    watch();
  };

  for (const name of ACTIVITY) {
    addEventListener(name, () => {
      if (!dialog.open) watch();
    });
  }
  dialog.addEventListener('cancel', watch);
  document.getElementById('kiosk-stay')?.addEventListener('click', stay);
  document.getElementById('kiosk-leave')?.addEventListener('click', () => void end());
  // A page of the last citizen, taken from the back-forward cache.
  addEventListener('pageshow', (event) => {
    if (event.persisted) void end();
  });
  // A start page with nobody logged in can stay as it is for ever.
  const isStart = !hasSession && /^\/\w\w\/$/.test(location.pathname);
  if (!isStart) watch();
  if ('withCard' in root.dataset) watchCard(root, () => void end()).catch(() => undefined);
}

/** Calls `gone` when the card is taken out, also where that was between two pages. */
async function watchCard(root: HTMLElement, gone: () => void): Promise<void> {
  const ports = (root.dataset['ports'] ?? '').split(' ').map(Number);
  const bridge: EidBridge = await connect({ ports });
  bridge.on('card', ({ event }) => {
    if (event === 'removed') gone();
  });
  const { readers } = await bridge.status();
  // Readers are told to sites that the citizen, or the kiosk's policy, has approved.
  if (readers?.every(({ card }) => card === null) === true) gone();
}

async function logOut(root: HTMLElement): Promise<void> {
  const body = new URLSearchParams({ _csrf: root.dataset['csrf'] ?? '' });
  await fetch(`/${root.dataset['language'] ?? 'fr'}/logout`, {
    method: 'POST',
    body,
    redirect: 'manual',
    keepalive: true,
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
}

const root = document.getElementById('kiosk');
const dialog = document.getElementById('kiosk-idle');
if (root !== null && dialog instanceof HTMLDialogElement) startKiosk(root, dialog);
