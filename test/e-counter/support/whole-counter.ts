import { createECounter, type ECounter, type ECounterOptions } from '../../../e-counter/e-counter.ts';
import { loadTestRoots } from '../../../simulator/cards.ts';
import { startFederalProvider, type FederalProvider } from '../../../simulator/federal/provider.ts';
import { startRevocationResponder, type RevocationResponder } from '../../../simulator/revocation/responder.ts';
import { freePort } from '../../support/free-port.ts';
import { startFakeBridge, type FakeBridge } from './fake-bridge.ts';
import { startMailbox, type Mailbox } from './mailbox.ts';

/** An e-counter with all that a commune can switch on, each part a real server on this computer. */
export interface WholeCounter {
  readonly url: string;
  readonly counter: ECounter;
  readonly bridge: FakeBridge;
  readonly federal: FederalProvider;
  readonly mailbox: Mailbox;
  readonly responder: RevocationResponder;
  close(): Promise<void>;
}

export const STAFF = 'staff@commune.example';

/** Many people come from one address here. */
export const NO_LIMITS = {
  newVisitorsPerMinute: 10_000,
  challengesPerMinute: 10_000,
  loginsPerMinute: 10_000,
  registrationsPerMinute: 10_000,
  passwordsPerMinute: 10_000,
  requestsPerMinute: 10_000,
} as const;

export async function startWholeCounter(options: ECounterOptions = {}): Promise<WholeCounter> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const [bridge, federal, mailbox, responder] = await Promise.all([
    startFakeBridge(),
    startFederalProvider({ counterOrigin: url }),
    startMailbox(),
    startRevocationResponder(),
  ]);
  const { issuer, clientId, clientSecret } = federal;
  const counter = await createECounter({
    origin: url,
    testRoots: await loadTestRoots(),
    communeKey: Buffer.alloc(32, 7),
    bridgePorts: [bridge.port],
    revocation: { proxy: responder.url },
    mailer: mailbox.newMailer(),
    staff: [STAFF],
    federal: { issuer, clientId, clientSecret },
    kiosk: {},
    limits: NO_LIMITS,
    ...options,
  });
  await counter.listen(port);
  return {
    url,
    counter,
    bridge,
    federal,
    mailbox,
    responder,
    close: async () => {
      await counter.close();
      await Promise.all([bridge.close(), federal.close(), mailbox.close(), responder.close()]);
    },
  };
}
