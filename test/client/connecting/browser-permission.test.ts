import { describe, expect, it } from '@jest/globals';
import { connectWith } from '../../../client/connecting/connect-with.ts';
import type { ConnectOptions, ConnectPhase } from '../../../client/connecting/options.ts';
import { thisBrowser } from '../../../client/connecting/this-browser.ts';
import type { EidBridge } from '../../../client/index.ts';
import type { FakeBridge } from '../../support/fake-bridge/fake-bridge.ts';
import { useFakeBridges } from '../open-bridges.ts';

const startFakeBridge = useFakeBridges();

/** Stands for the browser's PermissionStatus. */
class FakePermission extends EventTarget {
  state: PermissionState = 'prompt';

  become(state: PermissionState): void {
    this.state = state;
    this.dispatchEvent(new Event('change'));
  }
}

class Visit {
  readonly permission = new FakePermission();
  readonly phases: ConnectPhase[] = [];
  readonly outcome: Promise<EidBridge>;
  readonly #waiting = new Map<ConnectPhase, () => void>();

  constructor(bridges: readonly FakeBridge[], options: ConnectOptions) {
    this.outcome = connectWith(
      { ...thisBrowser(), queryPermission: () => Promise.resolve(this.permission) },
      {
        ports: bridges.map(({ port }) => port),
        promptDelay: 10,
        lateAllowTimeout: 30,
        onPhase: (phase) => {
          this.phases.push(phase);
          this.#waiting.get(phase)?.();
        },
        ...options,
      },
    );
  }

  reached(phase: ConnectPhase): Promise<void> {
    return new Promise((resolve) => {
      if (this.phases.includes(phase)) resolve();
      else this.#waiting.set(phase, resolve);
    });
  }
}

describe("the browser's own question", () => {
  it('is waited for beyond the time a socket may take, then the connection goes on', async () => {
    const bridge = await startFakeBridge({ upgrades: ['hold'] });
    const visit = new Visit([bridge], { connectTimeout: 500 });
    await visit.reached('browser-permission');
    // Where the browser asks nothing, the same time is over by now.
    const silent = await startFakeBridge({ upgrades: ['hold'], answersHttp: false });
    const unasked = connectWith(thisBrowser(), { ports: [silent.port], connectTimeout: 500 });
    await expect(unasked).rejects.toMatchObject({ code: 'ERR_EID_REFUSED' });
    visit.permission.become('granted');
    bridge.release('accept');
    await visit.outcome;
    expect(visit.phases).toEqual(['connecting', 'browser-permission', 'connecting', 'connected']);
  });

  it('allowed late, when the bridge had dropped the waiting connection: tries again by itself', async () => {
    const bridge = await startFakeBridge({ upgrades: ['hold', 'accept'] });
    const visit = new Visit([bridge], {});
    await visit.reached('browser-permission');
    visit.permission.become('granted');
    bridge.release('drop');
    await visit.outcome;
    expect(bridge.upgradesSeen()).toBe(2);
    expect(visit.phases.at(-1)).toBe('connected');
  });

  it.each(['denied', 'prompt'] as const)(
    'answered so that the state is "%s": blocked, on every port',
    async (state) => {
      const bridge = await startFakeBridge({ upgrades: ['hold'] });
      const other = await startFakeBridge();
      const visit = new Visit([bridge, other], {});
      await visit.reached('browser-permission');
      visit.permission.become(state);
      bridge.release('drop');
      await expect(visit.outcome).rejects.toMatchObject({ code: 'ERR_EID_BLOCKED_BY_BROWSER', retriable: true });
      expect(visit.phases).toEqual(['connecting', 'browser-permission', 'blocked']);
      expect(other.upgradesSeen()).toBe(0);
    },
  );

  it('blocked, then allowed in the site settings while still waiting: connects', async () => {
    const bridge = await startFakeBridge({ upgrades: ['hold', 'accept'] });
    const visit = new Visit([bridge], { lateAllowTimeout: Infinity });
    await visit.reached('browser-permission');
    visit.permission.become('denied');
    bridge.release('drop');
    await visit.reached('blocked');
    visit.permission.become('granted');
    await visit.outcome;
    expect(visit.phases).toEqual(['connecting', 'browser-permission', 'blocked', 'connecting', 'connected']);
  });

  it('not answered in time: blocked', async () => {
    const bridge = await startFakeBridge({ upgrades: ['hold'] });
    const visit = new Visit([bridge], { permissionTimeout: 30 });
    await expect(visit.outcome).rejects.toMatchObject({ code: 'ERR_EID_BLOCKED_BY_BROWSER' });
    expect(visit.phases).toContain('browser-permission');
  });

  it.each(['browser-permission', 'blocked'] as const)('given up by the page while "%s"', async (phase) => {
    const controller = new AbortController();
    const bridge = await startFakeBridge({ upgrades: ['hold'] });
    const visit = new Visit([bridge], { signal: controller.signal, lateAllowTimeout: Infinity });
    await visit.reached('browser-permission');
    if (phase === 'blocked') {
      visit.permission.become('denied');
      bridge.release('drop');
      await visit.reached('blocked');
    }
    controller.abort();
    await expect(visit.outcome).rejects.toMatchObject({ code: 'ERR_EID_ABORTED' });
  });

  it('denied before and never shown: blocked at once', async () => {
    const bridge = await startFakeBridge({ upgrades: ['refuse'] });
    const visit = new Visit([bridge], {});
    visit.permission.become('denied');
    await expect(visit.outcome).rejects.toMatchObject({ code: 'ERR_EID_BLOCKED_BY_BROWSER' });
    expect(visit.phases).toEqual(['connecting', 'blocked']);
  });

  it('not shown and the upgrade refused: a page of this very computer needs no permission, so "refused"', async () => {
    const bridge = await startFakeBridge({ upgrades: ['refuse'] });
    const visit = new Visit([bridge], { promptDelay: 5_000 });
    await expect(visit.outcome).rejects.toMatchObject({ code: 'ERR_EID_REFUSED' });
  });
});
