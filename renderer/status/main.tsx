import { exposedBridge } from '../shared/exposed-bridge.ts';
import { mountWindow } from '../shared/window-root.tsx';
import { StatusWindow } from './status-window.tsx';

mountWindow(StatusWindow, exposedBridge('status'));
