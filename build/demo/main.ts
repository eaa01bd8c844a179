import { join, relative } from 'node:path';
import { logInAutomatically } from './automatic-login.ts';
import { DemoFailure } from './demo-failure.ts';
import { DEMO_HELP, parseDemoOptions, type DemoOptions } from './demo-options.ts';
import { DEMO_FOLDER, DEMO_PIN, DEMO_STAFF, startDemoWorld, type DemoWorld } from './demo-world.ts';
import { openBrowser } from './open-browser.ts';

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

/** Says each step with the seconds it took. */
function stopwatch(): (step: string) => void {
  let last = performance.now();
  return (step) => {
    const now = performance.now();
    say(`demo: ${step} (${((now - last) / 1000).toFixed(2)} s)`);
    last = now;
  };
}

async function runAlone(options: DemoOptions): Promise<void> {
  const step = stopwatch();
  const screenshots = join(DEMO_FOLDER, 'screenshots');
  const world = await startDemoWorld(options, step);
  process.once('SIGTERM', () => {
    void world.stop().then(() => process.exit(1));
  });
  try {
    await logInAutomatically({
      counterUrl: world.counterUrl,
      citizen: options.citizen,
      outbox: world.outbox,
      screenshots,
      say: step,
    });
  } finally {
    await world.stop();
  }
  say(`demo: screenshots in ${relative(process.cwd(), screenshots)}`);
  say('demo: login ok, identity proven, account created');
}

const WHO_ASKS: Readonly<Record<DemoWorld['consent'], string>> = {
  window: `The desktop app asks in a window of its own. The test card's PIN is ${DEMO_PIN}.`,
  terminal: `The bridge asks here, in this terminal. The test card's PIN is ${DEMO_PIN}.`,
  automatic: `No terminal to ask in: the simulator approves by itself and types the PIN ${DEMO_PIN}.`,
};

async function runForVisitor(options: DemoOptions): Promise<void> {
  const world = await startDemoWorld(options, stopwatch());
  const page = `${world.counterUrl}/fr/`;
  say(`\nOpen ${page} and choose « Se connecter », then a key: the card, a federal key, or an e-mail address.`);
  say(WHO_ASKS[world.consent]);
  say(
    `Mails become files in ${relative(process.cwd(), world.outbox)}. Whoever signs up as ${DEMO_STAFF} is the staff.`,
  );
  say(`${page}?kiosk makes the browser a kiosk.`);
  say('Ctrl+C ends everything.\n');
  if (options.openBrowser) openBrowser(page);
  await new Promise<void>((resolve) => {
    process.once('SIGINT', () => {
      resolve();
    });
    process.once('SIGTERM', () => {
      resolve();
    });
  });
  await world.stop();
}

const options = parseDemoOptions(process.argv.slice(2));
if (!options.ok) {
  process.stderr.write(`demo: ${options.error}\n\n${DEMO_HELP}`);
  process.exitCode = 2;
} else if (options.value === 'help') {
  say(DEMO_HELP);
} else {
  try {
    await (options.value.auto ? runAlone(options.value) : runForVisitor(options.value));
  } catch (thrown) {
    // Only our own words: a stack would say nothing to whoever tries the demo.
    process.stderr.write(`demo: ${thrown instanceof DemoFailure ? thrown.message : 'failed unexpectedly'}\n`);
    if (!(thrown instanceof DemoFailure) && process.env['EID_BRIDGE_DEBUG'] !== undefined) throw thrown;
    process.exitCode = 1;
  }
}
