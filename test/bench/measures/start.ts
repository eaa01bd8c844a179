import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { atMost, fromSamples, ratio, type Measure } from '../measure.ts';
import { startBundledBridge } from '../bridge-process.ts';

/** The bundled bridge from spawn to its line "listening", in turns with Node itself saying one line. */
export const start: Measure = {
  name: 'start',
  run: async (world) => {
    const bridge: number[] = [];
    const bare: number[] = [];
    const runs = world.quick ? 5 : 20;
    for (let done = 0; done < runs; done += 1) {
      const started = await startBundledBridge(world, null);
      bridge.push(started.startMs);
      await started.stop();
      bare.push(await bareNode());
    }
    return [
      fromSamples('start → listening, bundled', 'ms', bridge, atMost(120)),
      fromSamples('start → first line, Node alone', 'ms', bare),
      ratio('start, bundled bridge / Node alone', bridge, bare),
    ];
  },
};

async function bareNode(): Promise<number> {
  const began = performance.now();
  const child = spawn(process.execPath, ['-e', 'process.stdout.write("ready\\n")'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const exit = once(child, 'exit');
  await once(child.stdout, 'data');
  const took = performance.now() - began;
  await exit;
  return took;
}
