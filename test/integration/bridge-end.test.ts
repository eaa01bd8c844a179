import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { startSoftHsmCards } from '../contract/softhsm-cards.ts';
import { nonceFor } from '../support/bridge/login-proof.ts';
import { startBridge } from './bridge-on-cards.ts';

const LOGIN = { challengeNonce: nonceFor('the end') };

function children(): readonly string[] {
  return readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8').trim().split(' ');
}

function processesAndSockets(): readonly string[] {
  return process.getActiveResourcesInfo().filter((kind) => kind === 'ProcessWrap' || kind.startsWith('TCP'));
}

function isRefused(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(false);
    });
    socket.once('error', () => {
      resolve(true);
    });
  });
}

describe('the card worker', () => {
  it('ends by itself when the last page has gone and nothing is left to do', async () => {
    const cards = await startSoftHsmCards(['fr-rsa'], { idleMs: 20 });
    const bridge = await startBridge(cards);
    const page = await bridge.connect();
    await page.call('authenticate', LOGIN);
    await page.leave();
    expect(await cards.workers[0]?.exited).toBe('exit 0');
    const again = await bridge.connect();
    await again.call('authenticate', LOGIN);
    expect(cards.workers.length).toBeGreaterThan(1);
    await bridge.close();
  });
});

describe('close', () => {
  it('leaves no process and no socket behind', async () => {
    const cards = await startSoftHsmCards(['nl-p384']);
    const bridge = await startBridge(cards);
    const page = await bridge.connect();
    await page.call('authenticate', LOGIN);
    const pid = String(cards.workers[0]?.process.pid);
    expect(children()).toContain(pid);
    await bridge.close();
    await page.closed;
    await new Promise(setImmediate);
    expect(children()).not.toContain(pid);
    expect(processesAndSockets()).toEqual([]);
    expect(await isRefused(bridge.port)).toBe(true);
  });

  it('in the middle of a login leaves nothing either', async () => {
    const cards = await startSoftHsmCards(['nl-p384']);
    const bridge = await startBridge(cards);
    const page = await bridge.connect();
    page.send('authenticate', LOGIN);
    await page.reaches('signing');
    const pid = String(cards.workers[0]?.process.pid);
    await bridge.close();
    expect(children()).not.toContain(pid);
  });
});
