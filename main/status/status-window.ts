import { unreachable } from '../../contracts/result.ts';
import type { LanguageChoice, PinMessage, StatusState, WindowAction } from '../../contracts/window-messages.ts';
import type { Language } from '../../contracts/languages.ts';
import type { Shell, ShellWindow } from '../shell.ts';
import type { CardViewer } from './card-view.ts';
import type { Computer } from './computer.ts';
import { statusSteps, verdictOf } from './steps.ts';

export interface StatusWindowOptions {
  readonly shell: Pick<Shell, 'openWindow' | 'saveText' | 'copyText'>;
  readonly version: string;
  readonly computer: Computer;
  readonly viewer: CardViewer;
  readonly language: () => Language;
  readonly now: () => number;
  readonly report: () => string;
  readonly onLanguage: (choice: LanguageChoice) => void;
  readonly onCheck: () => void;
  readonly onSettings: () => void;
  /** Opened: the card's validity may be read now. */
  readonly onOpened: () => void;
}

export interface StatusWindow {
  readonly isOpen: boolean;
  open(): void;
  /** Something it shows has changed. */
  refresh(): void;
}

/** One verdict on everything, the card after a click, the report after another. */
export function createStatusWindow(options: StatusWindowOptions): StatusWindow {
  const { shell, computer, viewer } = options;
  let window: ShellWindow<'status'> | null = null;
  let report: StatusState['report'] = null;

  const state = (): StatusState => {
    const steps = statusSteps(computer.facts, options.now());
    return {
      window: 'status',
      language: options.language(),
      version: options.version,
      verdict: verdictOf(steps),
      steps: [...steps],
      cards: computer.readers.flatMap(({ name, card }) =>
        card?.state === 'ready' ? [{ cardId: card.id, readerName: name }] : [],
      ),
      cardView: viewer.view,
      report,
    };
  };
  const refresh = (): void => {
    window?.update(state());
  };
  const setReport = (next: StatusState['report']): void => {
    report = next;
    refresh();
  };
  const acknowledge = (done: NonNullable<StatusState['report']>['done']): void => {
    if (report !== null) setReport({ ...report, done });
  };

  const save = async (): Promise<void> => {
    if (report === null) return;
    const outcome = await shell.saveText('eid-bridge-report.txt', report.text);
    if (outcome !== 'cancelled') acknowledge(outcome);
  };

  const copy = async (): Promise<void> => {
    if (report === null) return;
    await shell.copyText(report.text);
    acknowledge('copied');
  };

  const act = (action: WindowAction<'status'>): void => {
    switch (action.do) {
      case 'check-again':
        options.onCheck();
        return;
      case 'open-card':
        void viewer.open(action.cardId);
        return;
      case 'close-card':
        viewer.close();
        return;
      case 'change-pin-on-reader':
        void viewer.changePinOnReader(action.cardId);
        return;
      case 'make-report':
        setReport({ text: options.report(), done: null });
        return;
      case 'copy-report':
        void copy();
        return;
      case 'save-report':
        void save();
        return;
      case 'close-report':
        setReport(null);
        return;
      case 'open-settings':
        options.onSettings();
        return;
      case 'set-language':
        options.onLanguage(action.choice);
        return;
      case 'close':
        window?.close();
        return;
      default:
        unreachable(action);
    }
  };

  const takePin = (message: PinMessage): void => {
    if (message.for === 'change') void viewer.changePin(message);
    else message.pin.fill(0);
  };

  return {
    get isOpen() {
      return window !== null;
    },
    open: () => {
      if (window !== null) {
        window.focus();
        return;
      }
      window = shell.openWindow(
        'status',
        { state: state(), arrival: 'focus' },
        {
          onAction: act,
          onPin: takePin,
          onClosed: () => {
            window = null;
            report = null;
            // What was read of the card goes with the window.
            viewer.close();
          },
        },
      );
      options.onOpened();
    },
    refresh,
  };
}
