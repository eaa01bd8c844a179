import { exposedBridge } from '../shared/exposed-bridge.ts';
import { mountWindow } from '../shared/window-root.tsx';
import { SettingsWindow } from './settings-window.tsx';

mountWindow(SettingsWindow, exposedBridge('settings'));
