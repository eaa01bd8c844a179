import type { Language } from '../contracts/languages.ts';
import type { PinMessage, WindowAction, WindowName, WindowState } from '../contracts/window-messages.ts';
import type { TrayChoice, TrayModel } from './tray/tray-model.ts';

/** What a window of ours hears from its page; each is validated already. */
export interface WindowHandlers<W extends WindowName> {
  readonly onAction: (action: WindowAction<W>) => void;
  /** The handler owns the bytes now, and wipes them. */
  readonly onPin?: (message: PinMessage) => void;
  /** Told once, whoever closed it; also when its page crashed again and again. */
  readonly onClosed: () => void;
}

/** One window on the screen. It appears by itself once its first state is painted. */
export interface ShellWindow<W extends WindowName> {
  update(state: WindowState<W>): void;
  /** To the front, with the keyboard: for windows that the citizen asked for. */
  focus(): void;
  /** Gone at once; `onClosed` is told. */
  close(): void;
}

export interface WindowOpening<W extends WindowName> {
  readonly state: WindowState<W>;
  /**
   * `attention`: in front and noticed, but the keyboard stays where the citizen is typing (a page opened it);
   * `focus`: the citizen asked for it.
   */
  readonly arrival: 'attention' | 'focus';
}

export interface Notice {
  readonly title: string;
  readonly text: string;
}

/** All that the app wants of the desktop: Electron in `electron/`, so that nothing else here knows it. */
export interface Shell {
  readonly systemLanguage: Language;
  openWindow<W extends WindowName>(name: W, opening: WindowOpening<W>, handlers: WindowHandlers<W>): ShellWindow<W>;
  showTray(model: TrayModel, onChoose: (choice: TrayChoice) => void): void;
  /** For things to act on; a click opens what helps. */
  notify(notice: Notice, onClick: () => void): void;
  beep(): void;
  /** The system's file dialog. @returns an absolute path, or null */
  chooseModuleFile(title: string): Promise<string | null>;
  saveText(suggestedName: string, text: string): Promise<'saved' | 'cancelled' | 'failed'>;
  copyText(text: string): Promise<void>;
  quit(): void;
}
