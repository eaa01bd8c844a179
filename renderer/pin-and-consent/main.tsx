import { exposedBridge } from '../shared/exposed-bridge.ts';
import { mountWindow } from '../shared/window-root.tsx';
import { PromptWindow } from './prompt-window.tsx';

mountWindow(PromptWindow, exposedBridge('prompt'));
