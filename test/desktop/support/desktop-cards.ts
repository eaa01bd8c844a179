import { afterAll, beforeAll } from '@jest/globals';
import { createRemovableToken, type RemovableToken } from '../../support/removable-token/removable-token.ts';
import type { RemovableTokenOptions } from '../../support/removable-token/removable-token.ts';
import { TEST_PINS } from '../../support/secrets/test-pins.ts';
import { SITE, startDesktop, type DesktopApp, type DesktopOptions } from './desktop-app.ts';

export interface DesktopWithCards {
  readonly app: DesktopApp;
  readonly token: RemovableToken;
}

/** The app with cards of a PKCS#11 module that the test puts in and takes out, for all tests of a `describe`. */
export function desktopWithCards(
  cards: RemovableTokenOptions = { citizens: ['fr-p384'] },
  optionsFor: DesktopOptions | ((token: RemovableToken) => DesktopOptions) = {},
): DesktopWithCards {
  let app: DesktopApp | undefined;
  let token: RemovableToken | undefined;
  beforeAll(async () => {
    token = await createRemovableToken({ pin: TEST_PINS.main, ...cards });
    const options = typeof optionsFor === 'function' ? optionsFor(token) : optionsFor;
    app = await startDesktop({
      ...options,
      policy: options.policy ?? { module: token.modulePath, way: 'pkcs11', allowOrigins: [SITE] },
      env: { ...token.env, ...options.env },
    });
  });
  afterAll(async () => {
    await app?.stop();
    token?.close();
  });
  return {
    get app() {
      if (app === undefined) throw new Error('the app did not start');
      return app;
    },
    get token() {
      if (token === undefined) throw new Error('no token');
      return token;
    },
  };
}
