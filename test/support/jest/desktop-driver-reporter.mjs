import { electronProgram } from '../../../build/scripts/electron-program.ts';

/** Says at the end of a run what showed the desktop app's windows: the stand-in proves less than Electron does. */
export default class DesktopDriverReporter {
  /**
   * @param {unknown} _contexts
   * @param {{ testResults: readonly { testFilePath: string }[] }} results
   */
  onRunComplete(_contexts, { testResults }) {
    if (!testResults.some(({ testFilePath }) => /[\\/]test[\\/](desktop[\\/]|e2e[\\/]desktop)/u.test(testFilePath)))
      return;
    process.stderr.write(
      electronProgram() === null
        ? 'Desktop app: renderer and main integration on Chromium (Electron’s program is not on this computer).\n'
        : 'Desktop app: real Electron.\n',
    );
  }
}
