import { X509Certificate } from 'node:crypto';
import type { EidError } from '../../contracts/errors.ts';
import { fail, ok, type Result } from '../../contracts/result.ts';
import type { CardCertificates, CertificateName, KeyRole, WorkerReader } from '../../contracts/worker-messages.ts';
import type { CardChoice } from '../consent/prompter.ts';
import { abortError, type Operation } from './operation.ts';

/** A card that can do what is asked, with the certificate it will use. */
export interface UsableCard {
  readonly choice: CardChoice;
  readonly certificate: X509Certificate;
  readonly certificates: CardCertificates;
}

/** What a card must have for the operation. */
export interface CardNeed {
  readonly role: KeyRole;
  readonly wanted: readonly CertificateName[];
  readonly needsPin: boolean;
  /** Only this certificate will do (the page prepared its document for it). */
  readonly certificate?: Buffer;
}

export type UsableCards = readonly [UsableCard, ...UsableCard[]];

/** Waits until a card is in a reader, telling page and citizen what is missing, and reads its certificates. */
export async function awaitCards(operation: Operation, need: CardNeed): Promise<Result<UsableCards, EidError>> {
  const first = await operation.context.cards.listReaders();
  if (!first.ok) return first;
  let readers = first.value;
  while (!hasCard(readers)) {
    const changed = await nextReaders(operation, readers);
    if (!changed.ok) return changed;
    readers = changed.value;
  }
  return usableCards(operation, readers, need);
}

function hasCard(readers: readonly WorkerReader[]): boolean {
  return readers.some(({ card }) => card !== null);
}

async function nextReaders(
  operation: Operation,
  readers: readonly WorkerReader[],
): Promise<Result<readonly WorkerReader[], EidError>> {
  const { context, prompt, signal } = operation;
  if (signal.aborted) return fail(abortError(signal));
  const missing = readers.length === 0 ? 'awaiting-reader' : 'awaiting-card';
  prompt.show(missing);
  context.notifyState(missing);
  return new Promise((resolve) => {
    const settle = (result: Result<readonly WorkerReader[], EidError>): void => {
      cancelLimit();
      stopWatching();
      signal.removeEventListener('abort', abort);
      resolve(result);
    };
    const abort = (): void => {
      settle(fail(abortError(signal)));
    };
    const cancelLimit = context.clock.after(context.limits.cardWaitMs, () => {
      settle(fail({ code: missing === 'awaiting-reader' ? 'ERR_EID_NO_READER' : 'ERR_EID_NO_CARD' }));
    });
    // The first report comes from another turn of the event loop or from before: it may be what is known already.
    let stopWatching = (): void => undefined;
    stopWatching = context.cards.watch((seen) => {
      const changed = hasCard(seen) || (seen.length === 0) !== (readers.length === 0);
      if (changed)
        queueMicrotask(() => {
          settle(ok(seen));
        });
    });
    signal.addEventListener('abort', abort, { once: true });
  });
}

async function usableCards(
  operation: Operation,
  readers: readonly WorkerReader[],
  need: CardNeed,
): Promise<Result<UsableCards, EidError>> {
  const usable: UsableCard[] = [];
  let problem: EidError = { code: 'ERR_EID_CARD_REMOVED' };
  for (const reader of readers) {
    if (reader.card === null) continue;
    const card = await readCard(operation, reader, need);
    if (card.ok) usable.push(card.value);
    else problem = card.error;
  }
  const [first, ...others] = usable;
  return first === undefined ? fail(problem) : ok([first, ...others]);
}

async function readCard(
  { context, uses }: Operation,
  reader: WorkerReader,
  { role, wanted, certificate: expected }: CardNeed,
): Promise<Result<UsableCard, EidError>> {
  const { card } = reader;
  if (card === null) return fail({ code: 'ERR_EID_CARD_REMOVED' });
  if (card.state !== 'ready') {
    return fail({ code: card.state === 'unsupported' ? 'ERR_EID_CARD_NOT_SUPPORTED' : 'ERR_EID_CARD_UNREADABLE' });
  }
  uses(reader.id);
  const read = await context.cards.readCertificates({ readerId: reader.id, cardId: card.id, wanted: [...wanted] });
  if (!read.ok) return read;
  const { certificates, pin } = read.value;
  const der = certificates[role];
  if (der === undefined) return fail({ code: 'ERR_EID_CERTIFICATE_MISSING' });
  const certificate = parseCertificate(der);
  if (certificate === null) return fail({ code: 'ERR_EID_CARD_UNREADABLE' });
  if (expected !== undefined && !certificate.raw.equals(expected)) return fail({ code: 'ERR_EID_CERTIFICATE_MISSING' });
  if (certificate.validToDate.getTime() < context.clock.now()) return fail({ code: 'ERR_EID_CERTIFICATE_EXPIRED' });
  if (pin.blocked) return fail({ code: 'ERR_EID_PIN_BLOCKED', triesLeft: 0 });
  const choice: CardChoice = {
    readerId: reader.id,
    cardId: card.id,
    readerName: reader.name,
    holder: commonName(certificate),
    pinEntry: card.pinEntry,
    triesLeft: pin.triesLeft,
  };
  return ok({ choice, certificate, certificates });
}

function parseCertificate(der: Uint8Array): X509Certificate | null {
  try {
    return new X509Certificate(der);
  } catch {
    return null;
  }
}

/** The certificate's CN, without the Belgian "(Authentication)" or "(Signature)" behind the name. */
function commonName(certificate: X509Certificate): string {
  const name = /^CN=(.*)$/m.exec(certificate.subject)?.[1] ?? '';
  return name.replace(/ \((Authentication|Signature)\)$/, '');
}
