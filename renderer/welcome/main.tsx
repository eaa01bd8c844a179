import { exposedBridge } from '../shared/exposed-bridge.ts';
import { mountWindow } from '../shared/window-root.tsx';
import { WelcomeWindow } from './welcome-window.tsx';

mountWindow(WelcomeWindow, exposedBridge('welcome'));
