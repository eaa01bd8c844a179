import type { ComponentChildren, JSX } from 'preact';
import { Sign, type SignName } from './sign.tsx';

export type Tone = 'good' | 'plain' | 'warning' | 'error';

const SIGNS: Readonly<Record<Tone, SignName>> = { good: 'check', plain: 'info', warning: 'warning', error: 'error' };

interface NoticeProps {
  readonly tone: Tone;
  readonly title?: string;
  readonly id?: string;
  /** Said at once by a screen reader: for what went wrong. */
  readonly alert?: boolean;
  readonly children?: ComponentChildren;
}

export function Notice({ tone, title, id, alert = false, children }: NoticeProps): JSX.Element {
  return (
    <div class={`notice notice-${tone}`} {...(id === undefined ? {} : { id })} {...(alert ? { role: 'alert' } : {})}>
      <Sign name={SIGNS[tone]} />
      <div class="notice-body">
        {title === undefined ? null : <p class="notice-title">{title}</p>}
        {children}
      </div>
    </div>
  );
}
