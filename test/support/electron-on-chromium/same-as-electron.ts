import type * as Electron from 'electron';
import type * as standIn from './electron.ts';

type StandIn = typeof standIn;
type Contents = InstanceType<StandIn['BrowserWindow']>['webContents'];
/** Does not compile where the stand-in's part is not Electron's. */
type Same<Part, StandInsPart extends Part> = StandInsPart;

/** The stand-in's shapes against electron.d.ts: what is left out here are Electron's overloads of event names. */
export interface SameAsElectron {
  readonly app: Same<
    Pick<
      Electron.App,
      | 'isPackaged'
      | 'whenReady'
      | 'enableSandbox'
      | 'requestSingleInstanceLock'
      | 'setAsDefaultProtocolClient'
      | 'getPreferredSystemLanguages'
      | 'getPath'
      | 'quit'
      | 'exit'
    >,
    StandIn['app']
  >;
  readonly window: Same<
    Pick<
      Electron.BrowserWindow,
      | 'loadURL'
      | 'show'
      | 'showInactive'
      | 'focus'
      | 'moveTop'
      | 'flashFrame'
      | 'isMinimized'
      | 'restore'
      | 'isDestroyed'
      | 'destroy'
    >,
    InstanceType<StandIn['BrowserWindow']>
  >;
  readonly contents: Same<Pick<Electron.WebContents, 'send' | 'reload' | 'loadURL' | 'setWindowOpenHandler'>, Contents>;
  readonly session: Same<Pick<typeof Electron.session, 'fromPartition'>, StandIn['session']>;
  readonly protocol: Same<Pick<Electron.Protocol, 'registerSchemesAsPrivileged'>, StandIn['protocol']>;
  readonly shell: Same<Pick<Electron.Shell, 'beep'>, StandIn['shell']>;
  readonly clipboard: Same<Pick<Electron.Clipboard, 'writeText'>, StandIn['clipboard']>;
  readonly dialog: Same<
    {
      readonly showOpenDialog: () => Promise<Electron.OpenDialogReturnValue>;
      readonly showSaveDialog: () => Promise<Electron.SaveDialogReturnValue>;
      readonly showErrorBox: Electron.Dialog['showErrorBox'];
    },
    StandIn['dialog']
  >;
  readonly theme: Same<
    Pick<Electron.NativeTheme, 'shouldUseDarkColors' | 'shouldUseHighContrastColors'>,
    StandIn['nativeTheme']
  >;
  readonly notification: Same<Pick<Electron.Notification, 'show'>, InstanceType<StandIn['Notification']>>;
  readonly worker: Same<
    Pick<Electron.UtilityProcess, 'pid' | 'postMessage' | 'kill'>,
    ReturnType<StandIn['utilityProcess']['fork']>
  >;
}
