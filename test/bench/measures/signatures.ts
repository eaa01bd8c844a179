import { atMost, fromSamples, ratio, timed, type Figure, type Measure } from '../measure.ts';
import { openPage } from '../page.ts';
import { startRawPkcs11 } from '../raw-pkcs11.ts';
import { logIn, signDocument, signingCertificate } from '../requests.ts';
import { startSimulatedBridge } from '../bridge-process.ts';
import { CITIZENS, type KeyName, type World } from '../world.ts';

/** Raw pkcs11js and the bridge on the same card, in turns, so that noise hits all alike. */
export const signatures: Measure = {
  name: 'signatures',
  run: async (world) => {
    const figures: Figure[] = [];
    for (const key of Object.keys(CITIZENS) as KeyName[]) figures.push(...(await race(world, key)));
    return figures;
  },
};

async function race(world: World, key: KeyName): Promise<Figure[]> {
  const signOnly = await startRawPkcs11(await world.token(key, 'raw-sign-only'), key, 'sign-only');
  const rawLogin = await startRawPkcs11(await world.token(key, 'raw-login'), key, 'login');
  const rawSignature = await startRawPkcs11(await world.token(key, 'raw-signature'), key, 'signature');
  const bridge = await startSimulatedBridge(await world.token(key));
  const page = await openPage(bridge.port);
  const certificate = await signingCertificate(page);
  const samples = {
    signOnly: [] as number[],
    rawLogin: [] as number[],
    rawSignature: [] as number[],
    login: [] as number[],
    signature: [] as number[],
  };
  const turn = async (): Promise<void> => {
    samples.signOnly.push(await signOnly.run());
    samples.rawLogin.push(await rawLogin.run());
    samples.login.push(await timed(() => logIn(page)));
    samples.rawSignature.push(await rawSignature.run());
    samples.signature.push(await timed(() => signDocument(page, key, certificate)));
  };
  const warmUp = world.quick ? 10 : 100;
  for (let done = 0; done < warmUp; done += 1) await turn();
  for (const list of Object.values(samples)) list.length = 0;
  const turns = world.quick ? 30 : 400;
  for (let done = 0; done < turns; done += 1) await turn();
  await page.close();
  await Promise.all([signOnly.stop(), rawLogin.stop(), rawSignature.stop(), bridge.stop()]);

  return [
    fromSamples(`${key} raw C_Sign, logged in`, 'ms', samples.signOnly),
    fromSamples(`${key} raw whole operation, authentication key`, 'ms', samples.rawLogin),
    fromSamples(`${key} raw whole operation, signature key`, 'ms', samples.rawSignature),
    fromSamples(`${key} bridge: authenticate`, 'ms', samples.login),
    fromSamples(`${key} bridge: sign`, 'ms', samples.signature),
    ratio(`${key} sign / raw C_Sign`, samples.signature, samples.signOnly, atMost(2)),
    ratio(`${key} sign / raw whole operation`, samples.signature, samples.rawSignature, atMost(2)),
    ratio(`${key} authenticate / raw C_Sign`, samples.login, samples.signOnly),
    ratio(`${key} authenticate / raw whole operation`, samples.login, samples.rawLogin, atMost(2)),
  ];
}
