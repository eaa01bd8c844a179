import { EventEmitter } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import type { App } from 'electron';
import { confineContents } from '../../../main/electron/closed-session.ts';

describe('whatever shows content in the app', () => {
  it('can neither navigate, nor be redirected, nor open windows, nor attach web views', () => {
    const app = new EventEmitter();
    confineContents(app as unknown as App);
    const contents = Object.assign(new EventEmitter(), {
      openHandler: (): unknown => undefined,
      setWindowOpenHandler(handler: () => unknown) {
        contents.openHandler = handler;
      },
    });
    app.emit('web-contents-created', {}, contents);
    expect(contents.openHandler()).toEqual({ action: 'deny' });
    for (const name of ['will-navigate', 'will-redirect', 'will-attach-webview']) {
      let prevented = false;
      contents.emit(name, {
        preventDefault: () => {
          prevented = true;
        },
      });
      expect([name, prevented]).toEqual([name, true]);
    }
  });
});
