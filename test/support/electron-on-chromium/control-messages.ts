/** The test tells the stand-in what a person or the system would do. */
export type StandInOrder =
  | { readonly do: 'choose-in-tray'; readonly label: string }
  | { readonly do: 'click-notification' }
  | { readonly do: 'second-instance'; readonly args: readonly string[] }
  | { readonly do: 'suspend' | 'lock-screen' | 'quit' }
  /** The answer of the next file dialog; null: cancelled. */
  | { readonly do: 'answer-file-dialog'; readonly path: string | null }
  | { readonly do: 'crash-window'; readonly page: string }
  /** Digits by keyboard, then Enter; into whatever has the focus of the window. */
  | { readonly do: 'type-in-window'; readonly page: string; readonly text: string }
  | { readonly do: 'theme'; readonly dark: boolean; readonly highContrast: boolean }
  | { readonly do: 'kill-worker' }
  /** Of the main process. */
  | { readonly do: 'heap-snapshot'; readonly path: string };

/** What the stand-in tells the test. */
export type StandInEvent =
  | { readonly event: 'tray'; readonly image: string; readonly title: string; readonly labels: readonly string[] }
  | {
      readonly event: 'window';
      /** Like `prompt`. */
      readonly page: string;
      readonly did: 'open' | 'show' | 'show-inactive' | 'flash' | 'focus' | 'close' | 'crash';
      /** Of the clock that the test has too: milliseconds since 1970. */
      readonly at: number;
    }
  /** What a window was made with, its session left out. */
  | { readonly event: 'window-options'; readonly options: Readonly<Record<string, unknown>> }
  | { readonly event: 'ipc'; readonly direction: 'in' | 'out'; readonly channel: string; readonly text: string }
  | { readonly event: 'notification'; readonly title: string; readonly body: string }
  | { readonly event: 'clipboard'; readonly text: string }
  | { readonly event: 'beep' }
  | { readonly event: 'heap-snapshot-written' }
  | { readonly event: 'error-box'; readonly content: string };
