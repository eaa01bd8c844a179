import type { JSX } from 'preact';
import type { WindowProps } from '../shared/window-root.tsx';

export function PromptWindow({ state, bridge }: WindowProps<'prompt'>): JSX.Element {
  return (
    <main>
      <h1>eID Bridge</h1>
      <p>{state.window}</p>
      <button type="button" onClick={() => bridge.send({ do: 'cancel' })}>
        ×
      </button>
    </main>
  );
}
