import { connect, type EidBridge } from '../../../client/index.ts';
import { NONCE, RESULTS } from '../../support/fake-bridge/answers.ts';
import type { FakeBridge, FakeBridgeOptions, Request } from '../../support/fake-bridge/fake-bridge.ts';
import { useFakeBridges } from '../open-bridges.ts';

interface Opened {
  readonly fake: FakeBridge;
  readonly bridge: EidBridge;
}

/** Call at the top of a test file: connections to fake bridges, which close after each test. */
export function useConnections(): (options?: FakeBridgeOptions) => Promise<Opened> {
  const startFakeBridge = useFakeBridges();
  return async (options) => {
    const fake = await startFakeBridge(options);
    return { fake, bridge: await connect({ ports: [fake.port] }) };
  };
}

/** Answers the greeting alone; the test answers the rest. */
export const greetOnly = (request: Request): 'silence' | undefined => (request.id === 1 ? undefined : 'silence');

export const login = { challengeNonce: NONCE };
export const identity = { fields: ['surname', 'address'], purpose: 'Test form' } as const;
const certificate = RESULTS.getSigningCertificate.certificate;
export const document = {
  certificate,
  hash: 'A'.repeat(43) + '=',
  hashFunction: 'SHA-256',
  documentName: 'Test.pdf',
} as const;
