import { atMost, fromSamples, timed, type Figure, type Measure } from '../measure.ts';
import { openPage } from '../page.ts';
import { signingCertificate } from '../requests.ts';
import { startSimulatedBridge } from '../bridge-process.ts';
import { CITIZENS, type KeyName } from '../world.ts';

/** `getSigningCertificate`: the first time the card is read, later what is known of it is sent again. */
export const certificates: Measure = {
  name: 'certificates',
  run: async (world) => {
    const figures: Figure[] = [];
    for (const key of Object.keys(CITIZENS) as KeyName[]) {
      const bridge = await startSimulatedBridge(await world.token(key));
      const page = await openPage(bridge.port);
      await page.call('status');
      const first = await timed(() => signingCertificate(page));
      const samples: number[] = [];
      const runs = world.quick ? 30 : 300;
      for (let done = 0; done < runs; done += 1) samples.push(await timed(() => signingCertificate(page)));
      await page.close();
      await bridge.stop();
      figures.push(
        fromSamples(`list certificates, ${key}, first time`, 'ms', [first]),
        fromSamples(`list certificates, ${key}, once read`, 'ms', samples, atMost(2)),
      );
    }
    return figures;
  },
};
