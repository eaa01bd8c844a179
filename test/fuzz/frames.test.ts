import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as v from 'valibot';
import { ErrorFrame, NotificationFrame, ResponseFrame } from '../../contracts/page-messages.ts';
import { SITE } from '../support/bridge/bridge-per-test.ts';
import { openPage } from '../support/bridge/page.ts';
import { OPCODE, openRawSession } from '../support/bridge/raw-peer.ts';
import { startBridgeProcess, type BridgeProcess } from './bridge-process.ts';
import { brokenFrame, seededRandom, textFrame } from './random-frames.ts';

const FRAMES = 10_000;
const CLOSE_CODES = [1000, 1002, 1003, 1005, 1007, 1008, 1009, null];
const AnyFrame = v.union([ErrorFrame, ResponseFrame, NotificationFrame]);
/** What the code's own caches may grow by, far below what 10 000 kept frames would take. */
const HEAP_GROWTH = 3 * 1024 * 1024;

let bridge: BridgeProcess;
beforeAll(async () => {
  bridge = await startBridgeProcess();
});
afterAll(() => bridge.end());

/** Sends random frames on sockets of their own until so many are sent; every socket's end and answer is right. */
async function sendFrames(count: number, random: () => number): Promise<{ sockets: number; answers: number }> {
  let sent = 0;
  let sockets = 0;
  let answers = 0;
  while (sent < count) {
    const session = await openRawSession(bridge.port, `https://site-${sockets}.example`);
    session.socket.on('error', () => undefined);
    sockets += 1;
    const batch = Math.min(1 + Math.floor(random() * 40), count - sent);
    const frame = random() < 0.3 ? brokenFrame : textFrame;
    sent += batch;
    session.socket.write(Buffer.concat(Array.from({ length: batch }, () => frame(random))));
    session.socket.end();
    expect(CLOSE_CODES).toContain(await session.closed);
    session.socket.destroy();
    for (const { opcode, payload } of session.frames.all) {
      if (opcode !== OPCODE.text) continue;
      answers += 1;
      expect(v.is(AnyFrame, JSON.parse(payload.toString()))).toBe(true);
    }
  }
  return { sockets, answers };
}

describe('10 000 random frames', () => {
  it('are answered or end their socket; the bridge lives, keeps nothing, and serves on', async () => {
    const random = seededRandom(20_261_123);
    await sendFrames(FRAMES / 10, random);
    const before = await bridge.heap();
    const { sockets, answers } = await sendFrames(FRAMES, random);
    const after = await bridge.heap();
    expect(sockets).toBeGreaterThan(200);
    expect(answers).toBeGreaterThan(FRAMES / 3);
    expect(after - before).toBeLessThan(HEAP_GROWTH);
    expect(bridge.alive()).toBe(true);
    const page = await openPage(bridge.port, SITE);
    expect((await page.call('status')).apiLevel).toBe(1);
    await page.leave();
  }, 60_000);

  it('a malformed first connection is no more than that', async () => {
    const fresh = await startBridgeProcess();
    const session = await openRawSession(fresh.port, SITE);
    session.socket.write(Buffer.from([0xff, 0xff, 0xff, 0xff]));
    expect(await session.closed).toBe(1002);
    session.socket.destroy();
    expect(fresh.alive()).toBe(true);
    const page = await openPage(fresh.port, SITE);
    expect((await page.call('status')).apiLevel).toBe(1);
    await page.leave();
    await fresh.end();
  }, 30_000);
});
