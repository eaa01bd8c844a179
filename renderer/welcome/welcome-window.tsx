import type { JSX } from 'preact';
import type { WindowProps } from '../shared/window-root.tsx';

export function WelcomeWindow({ state, bridge }: WindowProps<'welcome'>): JSX.Element {
  return (
    <main>
      <h1>eID Bridge</h1>
      <p>{state.window}</p>
      <button type="button" onClick={() => bridge.send({ do: 'close' })}>
        ×
      </button>
    </main>
  );
}
