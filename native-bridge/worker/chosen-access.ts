import type {
  CardCertificates,
  CardId,
  ReaderId,
  WayChoice,
  WorkerCall,
  WorkerParams,
  WorkerReader,
  WorkerResult,
} from '../../contracts/worker-messages.ts';
import type { CardAccess } from './card-access.ts';
import type { ModuleWay } from './module-way.ts';
import type { DirectAccess } from './pcsc/direct-access.ts';
import type { PcscState } from './pcsc/pcsc-port.ts';
import type { Pkcs11Access } from './pkcs11/pkcs11-access.ts';
import { CardFailure, Pkcs11Failure } from './pkcs11/return-values.ts';
import type { ServiceState } from './service-state.ts';

export interface ChosenAccess extends CardAccess {
  readonly listReaders: () => Promise<WorkerReader[]>;
  readonly describeAccess: () => Promise<WorkerResult<'describeAccess'>>;
  /** Whether something is left that tells of no changes by itself: a module's slots that PC/SC does not know. */
  readonly needsPolling: () => boolean;
}

export interface AccessParts {
  readonly way: WayChoice;
  readonly readerName: string | null;
  readonly module: ModuleWay;
  readonly direct: DirectAccess;
  readonly service: ServiceState;
}

/** A card that is in, on both ways: they number it differently. */
interface Twin {
  readonly readerId: ReaderId;
  readonly cardId: CardId;
}

type CardCall = Exclude<WorkerCall, 'watch' | 'listReaders' | 'describeAccess'>;

/** PKCS#11 gives a slot's description 64 bytes (v2.40, section 3.2). */
const DESCRIPTION_CHARACTERS = 64;

/**
 * Which way each card goes: by the module where it serves the card, directly where none does, or as a citizen or an
 * administrator decided. What a module does not show of a Belgian card (OpenSC: certificates before login, identity) is
 * read directly.
 */
export function createChosenAccess({ way, readerName, module, direct, service }: AccessParts): ChosenAccess {
  /** Readers whose card goes by the module, and the same card as the direct way numbers it. */
  let byModule = new Map<ReaderId, Twin | null>();
  let polling = false;

  const list = async (): Promise<WorkerReader[]> => {
    const state = await service.current();
    const moduleReaders = way === 'direct' ? [] : (usedModule()?.listReaders() ?? []);
    const running = state?.service === 'running';
    const directReaders = running ? await direct.listReaders() : [];
    const twins = new Map(moduleReaders.map((reader) => [reader.id, twinOf(reader, directReaders)]));
    polling = needsPolling(running ? state.readers.map(({ name }) => name) : null);
    byModule = new Map();
    const served = await Promise.all(moduleReaders.map((reader) => serves(reader, twins.get(reader.id))));
    const chosen = moduleReaders.filter((_, index) => served[index]);
    const cards = new Set(moduleReaders.map(({ card }) => card?.id));
    for (const id of serving.keys()) if (!cards.has(id)) serving.delete(id);
    for (const { id } of chosen) byModule.set(id, cardOf(twins.get(id)));
    const rest =
      way === 'pkcs11' ? [] : directReaders.filter((reader) => !chosen.some(({ id }) => twins.get(id) === reader));
    const readers = [...chosen, ...rest].filter(({ name }) => readerName === null || name === readerName);
    if (readers.length === 0 && way !== 'pkcs11') requireService(state);
    return readers;
  };

  /** @param known names that PC/SC tells of; null where it is not there */
  const needsPolling = (known: readonly string[] | null): boolean => {
    if (way === 'direct') return false;
    const slots = module.loaded()?.slotNames();
    // A module that is not there yet may be installed: with no other way to the cards it is looked for.
    if (slots === undefined) return way === 'pkcs11';
    return known === null || slots.some((slot) => !known.some((name) => isNameOf(name, slot)));
  };

  /** With the module as the only way, its failure is the answer; with another way there is one more to try. */
  const usedModule = (): Pkcs11Access | null => (way === 'pkcs11' ? module.access() : module.accessIfThere());

  /** Told once for each card: asking costs as much as the login's own first step, whose answer is kept. */
  const serving = new Map<CardId, boolean>();

  /** Whether the module can log in with this card: it shows the certificate without a login, and can use such keys. */
  const serves = async (reader: WorkerReader, twin: WorkerReader | undefined): Promise<boolean> => {
    const { card } = reader;
    const applet = twin === undefined ? null : direct.appletOf(twin.id);
    if (way === 'pkcs11' || twin === undefined) return true;
    if (card?.state !== 'ready') return card !== null && applet === null;
    if (applet === null) return true;
    const known = serving.get(card.id) ?? (await canLogIn(reader.id, card.id, applet === '1.8' ? 'ec' : 'rsa'));
    serving.set(card.id, known);
    return known;
  };

  const canLogIn = async (readerId: ReaderId, cardId: CardId, keys: 'rsa' | 'ec'): Promise<boolean> => {
    try {
      if (!module.access().canSign(readerId, keys)) return false;
      const { certificates } = await module.access().readCertificates({ readerId, cardId, wanted: ['authentication'] });
      return certificates.authentication !== undefined;
    } catch (thrown) {
      // A module that fails on this card does not serve it.
      if (thrown instanceof CardFailure || thrown instanceof Pkcs11Failure) return false;
      throw thrown;
    } finally {
      await module.access().release({ readerId });
    }
  };

  const twin = ({ readerId }: { readonly readerId: ReaderId }): Twin | null => byModule.get(readerId) ?? null;

  const accessOf = (readerId: ReaderId): CardAccess =>
    byModule.has(readerId) || way === 'pkcs11' ? module.access() : direct;

  const perform = <C extends CardCall>(
    call: C,
    params: WorkerParams<C>,
  ): WorkerResult<C> | Promise<WorkerResult<C>> => {
    const run = accessOf(params.readerId)[call] as (
      given: WorkerParams<C>,
    ) => WorkerResult<C> | Promise<WorkerResult<C>>;
    return run(params);
  };

  return {
    listReaders: list,
    needsPolling: () => polling,
    describeAccess: async () => {
      const state = await service.current();
      return { service: state?.service ?? 'unavailable', module: way === 'direct' ? null : module.describe() };
    },
    readCertificates: async (params) => {
      const found = await perform('readCertificates', params);
      const missing = params.wanted.filter((name) => found.certificates[name] === undefined);
      const other = missing.length === 0 ? null : twin(params);
      if (other === null) return found;
      const more = await direct.readCertificates({ ...other, wanted: missing });
      module.loaded()?.provideCertificates(params.cardId, more.certificates);
      const certificates: CardCertificates = { ...found.certificates, ...more.certificates };
      return { certificates, pin: found.pin.triesLeft === null && !found.pin.blocked ? more.pin : found.pin };
    },
    readIdentityFiles: async (params) => {
      const found = await perform('readIdentityFiles', params);
      const missing = params.files.filter((name) => found[name] === undefined);
      const other = missing.length === 0 ? null : twin(params);
      return other === null ? found : { ...found, ...(await direct.readIdentityFiles({ ...other, files: missing })) };
    },
    sign: (params) => perform('sign', params),
    changePin: (params) => perform('changePin', params),
    release: (params) =>
      byModule.has(params.readerId) || way === 'pkcs11' ? (module.loaded()?.release(params) ?? null) : null,
    close: () => {
      service.close();
      direct.close();
      module.loaded()?.close();
    },
  };
}

function twinOf(reader: WorkerReader, candidates: readonly WorkerReader[]): WorkerReader | undefined {
  return candidates.find(
    ({ name }) => name === reader.name || name.slice(0, DESCRIPTION_CHARACTERS).trim() === reader.name,
  );
}

/** Whether a slot's description is a reader's name, perhaps cut off. */
function isNameOf(name: string, description: string): boolean {
  return name.slice(0, DESCRIPTION_CHARACTERS).trim() === description;
}

function cardOf(reader: WorkerReader | undefined): Twin | null {
  return reader?.card?.kind === 'belgian-eid' ? { readerId: reader.id, cardId: reader.card.id } : null;
}

function requireService(state: PcscState | null): void {
  if (state?.service === 'running') return;
  throw new CardFailure('ERR_EID_SERVICE_UNAVAILABLE', state === null ? 'no PC/SC library' : 'service is not running');
}
