import { join } from 'node:path';
import type { Language } from '../contracts/languages.ts';
import { unreachable } from '../contracts/result.ts';
import type { LanguageChoice } from '../contracts/window-messages.ts';
import { createBridge, type Bridge } from '../native-bridge/bridge.ts';
import { createWorkerBackend } from '../native-bridge/cards/worker-backend.ts';
import { workerArguments } from '../native-bridge/cards/worker-arguments.ts';
import type { WorkerProcess } from '../native-bridge/cards/worker-process.ts';
import { systemClock, type Clock } from '../native-bridge/clock.ts';
import type { Log, LogLevel } from '../native-bridge/logging/log.ts';
import { approvedOriginsFile } from '../native-bridge/policy/approved-origins-file.ts';
import { knownModulePaths } from '../native-bridge/policy/module-locations.ts';
import type { Policy } from '../native-bridge/policy/policy.ts';
import { PRODUCT_VERSION } from '../native-bridge/product.ts';
import { createAppLog } from './log/app-log.ts';
import type { LoginItem } from './login-item/login-item.ts';
import { chooseModuleTitle, notice, type NoticeSubject } from './notices.ts';
import { openPort } from './port.ts';
import { createWindowPrompter } from './prompt/window-prompter.ts';
import { createSettingsWindow } from './settings/settings-window.ts';
import { createSettings } from './settings/settings.ts';
import type { Shell } from './shell.ts';
import { createCardViewer } from './status/card-view.ts';
import { createComputer } from './status/computer.ts';
import { reportText } from './status/report.ts';
import { createStatusWindow } from './status/status-window.ts';
import { statusSteps, verdictOf } from './status/steps.ts';
import { trayModel, type TrayChoice } from './tray/tray-model.ts';
import type { StartRequest } from './wake-url.ts';
import { createWelcomeWindow } from './welcome/welcome-window.ts';

export interface DesktopOptions {
  readonly shell: Shell;
  /** @param args of `workerArguments` */
  readonly spawnWorker: (args: readonly string[]) => WorkerProcess;
  readonly policy: Policy;
  /** The user's own. */
  readonly settingsFolder: string;
  readonly loginItem: LoginItem;
  readonly ports: readonly number[];
  /** Like `linux 6.1 x64`, for the report. */
  readonly system: string;
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
  readonly writeLog: (line: string) => void;
  readonly clock?: Clock;
}

export interface Desktop {
  readonly log: Log;
  /** Listens, shows the tray, and what the start asks for. */
  start(request: StartRequest): Promise<void>;
  /** The program was started again while it runs, or a page woke it. */
  receive(request: StartRequest): void;
  /** The screen is locked or the computer goes to sleep: nobody is there to answer. */
  leaveAlone(): void;
  close(): Promise<void>;
}

/** The composition root of the desktop app: the bridge, its windows and the tray, without a word of Electron. */
export function createDesktop(options: DesktopOptions): Desktop {
  const { shell, policy, settingsFolder, loginItem, clock = systemClock } = options;
  const now = (): number => clock.now();
  // Reading the settings may have something to log already.
  let logLevel = (): LogLevel => policy.logLevel ?? 'info';
  const appLog = createAppLog(() => logLevel(), options.writeLog);
  const { log } = appLog;
  const settings = createSettings({
    path: join(settingsFolder, 'settings.json'),
    policy,
    systemLanguage: shell.systemLanguage,
    log: () => log,
  });
  logLevel = () => settings.inForce.logLevel;
  const language = (): Language => settings.language();

  const cards = createWorkerBackend({
    clock,
    log,
    spawn: () => {
      const { way, module } = settings.inForce;
      const modules = module === null ? knownModulePaths(options.platform, options.env) : [module];
      return options.spawnWorker(workerArguments(modules, { way, readerName: policy.reader ?? null }));
    },
  });
  const chooseLanguage = (choice: LanguageChoice): Language => {
    settings.set({ language: choice });
    return language();
  };
  const prompter = createWindowPrompter({
    shell,
    sounds: () => settings.inForce.sounds,
    onLanguage: chooseLanguage,
  });
  const bridge: Bridge = createBridge({
    cards,
    prompter,
    log,
    clock,
    language,
    allowOrigins: policy.allowOrigins ?? [],
    onlyAllowedOrigins: policy.onlyAllowedOrigins ?? false,
    developerMode: policy.developerMode ?? false,
    approvalStore: approvedOriginsFile(join(settingsFolder, 'approved-origins.json'), log),
    ...(policy.promptSeconds === undefined ? {} : { operationLimits: { promptMs: policy.promptSeconds * 1000 } }),
  });

  let started = false;
  const refresh = (): void => {
    viewer.seeReaders(computer.readers);
    statusWindow.refresh();
    settingsWindow.refresh();
    welcomeWindow.refresh();
    if (started) showTray();
  };
  const computer = createComputer({
    cards,
    version: PRODUCT_VERSION,
    way: () => settings.inForce.way,
    now,
    mayRead: () => statusWindow.isOpen && !bridge.asking,
    onChange: () => {
      refresh();
    },
  });
  const viewer = createCardViewer({
    cards,
    now,
    readers: () => computer.readers,
    isBusy: () => bridge.asking,
    onChange: () => {
      statusWindow.refresh();
    },
  });
  const listen = async (): Promise<void> => {
    const port = await openPort(bridge, options.ports);
    computer.setPort(port);
    if (port.port === 'taken') tell({ about: 'port-taken', holder: port.holder });
  };
  const checkAgain = async (): Promise<void> => {
    if (computer.facts.port.port !== 'open') await listen();
    if (!bridge.asking) await computer.check();
  };
  const statusWindow = createStatusWindow({
    shell,
    version: PRODUCT_VERSION,
    computer,
    viewer,
    language,
    now,
    report: () => {
      const steps = statusSteps(computer.facts, now());
      const { way, logLevel: level, language: choice, module } = settings.inForce;
      return reportText({
        version: PRODUCT_VERSION,
        system: options.system,
        time: new Date(now()).toISOString(),
        verdict: verdictOf(steps),
        steps,
        readers: computer.readers,
        settings: {
          way,
          logLevel: level,
          language: choice,
          moduleChosenByHand: module !== null,
          policy: Object.keys(policy).join(' '),
        },
        log: [...appLog.recent()],
      });
    },
    onLanguage: chooseLanguage,
    onCheck: () => void checkAgain(),
    onSettings: () => {
      settingsWindow.open();
    },
    onOpened: () => void checkAgain(),
  });
  const openStatus = (): void => {
    statusWindow.open();
  };
  const settingsWindow = createSettingsWindow({
    shell,
    settings,
    loginItem,
    bridge,
    administratorsSites: policy.allowOrigins ?? [],
    port: () => computer.facts.port,
    appLog,
    chooseModuleTitle: () => chooseModuleTitle(language()),
    onStatus: openStatus,
  });
  const welcomeWindow = createWelcomeWindow({ shell, settings, loginItem, onStatus: openStatus });

  const choose = (choice: TrayChoice): void => {
    switch (choice) {
      case 'question':
        prompter.focus();
        return;
      case 'status':
        openStatus();
        return;
      case 'settings':
        settingsWindow.open();
        return;
      case 'quit':
        shell.quit();
        return;
      default:
        unreachable(choice);
    }
  };
  const showTray = (): void => {
    const { port, readers } = computer.facts;
    shell.showTray(trayModel({ asking: bridge.asking, port, readers, language: language() }), choose);
  };
  const tell = (subject: NoticeSubject): void => {
    shell.notify(notice(subject, language()), () => {
      if (subject.about === 'port-taken') openStatus();
      else settingsWindow.open();
    });
  };

  settings.onChange((changed) => {
    if (changed.has('way') || changed.has('module')) {
      log.info('way-changed', { way: settings.inForce.way, module: settings.inForce.module !== null });
      cards.renew();
      if (statusWindow.isOpen) void computer.check();
    }
    refresh();
  });
  bridge.onActivity(() => {
    computer.seePages(bridge.connectedOrigins().length > 0);
    refresh();
  });

  const receive = (request: StartRequest): void => {
    switch (request) {
      case 'open':
        if (!welcomeWindow.openOnce()) openStatus();
        return;
      case 'quit':
        shell.quit();
        return;
      // Running is all that a page may ask for.
      case 'wake':
      case 'hidden':
        return;
      default:
        unreachable(request);
    }
  };

  return {
    log,
    start: async (request) => {
      log.info('started', { version: PRODUCT_VERSION, desktop: true, policyKeys: Object.keys(policy) });
      started = true;
      showTray();
      if (settings.problem === 'file-was-damaged') tell({ about: 'settings-damaged' });
      await listen();
      computer.watch();
      receive(request);
    },
    receive,
    leaveAlone: () => {
      prompter.dismiss();
    },
    close: async () => {
      prompter.dismiss();
      computer.close();
      await bridge.close();
    },
  };
}
