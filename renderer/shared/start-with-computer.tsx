import type { JSX } from 'preact';
import type { SettingsState } from '../../contracts/window-messages.ts';
import type { SharedTexts } from '../texts/shared-texts.ts';
import { CheckRow } from './check-row.tsx';

interface StartWithComputerProps {
  readonly setting: SettingsState['startWithComputer'];
  readonly shared: SharedTexts;
  readonly onChange: (value: boolean) => void;
}

export function StartWithComputer({ setting, shared, onChange }: StartWithComputerProps): JSX.Element {
  return (
    <CheckRow
      id="start-with-computer"
      label={shared.startWithComputer}
      hint={shared.startWithComputerHint}
      checked={setting.value}
      fixed={setting.locked ? shared.locked : setting.supported ? null : shared.notSupported}
      onChange={onChange}
    />
  );
}
