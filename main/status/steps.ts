import { unreachable } from '../../contracts/result.ts';
import type { StatusFinding, StatusStep, StatusStepName, Verdict } from '../../contracts/window-messages.ts';
import type { WorkerCard } from '../../contracts/worker-messages.ts';
import type { CertificateFound, Facts } from './facts.ts';

/** A card is renewed by appointment: two months give time for one. */
const SOON_MS = 60 * 24 * 60 * 60 * 1000;

const FINDING_STATES: Readonly<Record<StatusFinding, StatusStep['state']>> = {
  'program-running': 'ok',
  'service-running': 'ok',
  'service-unavailable': 'problem',
  'service-not-checked': 'ok',
  'reader-present': 'ok',
  'reader-missing': 'attention',
  'card-ready': 'ok',
  'card-missing': 'attention',
  'card-not-supported': 'problem',
  'card-unreadable': 'problem',
  'certificate-valid': 'ok',
  'certificate-expires-soon': 'attention',
  'certificate-expired': 'problem',
  'certificate-not-yet-valid': 'problem',
  'certificate-missing': 'problem',
  'pin-blocked': 'problem',
  'access-module': 'ok',
  'access-direct': 'ok',
  'access-none': 'problem',
  'access-module-failed': 'problem',
  'port-open': 'ok',
  'port-fallback': 'ok',
  'port-taken': 'problem',
  'browser-not-seen': 'waiting',
  'browser-connected': 'ok',
  'not-reached': 'waiting',
  checking: 'waiting',
};

interface Found {
  readonly finding: StatusFinding;
  readonly detail?: string | null;
  readonly time?: number | null;
}

/** Each step from program to browser, in the order in which one depends on the other. */
export function statusSteps(facts: Facts, now: number): readonly StatusStep[] {
  const found: Readonly<Record<StatusStepName, Found>> = {
    program: { finding: 'program-running', detail: facts.version },
    service: service(facts),
    reader: reader(facts),
    card: card(facts),
    certificate: certificate(facts, now),
    access: access(facts),
    port: port(facts),
    browser: {
      finding: facts.browser.last === null ? 'browser-not-seen' : 'browser-connected',
      time: facts.browser.last,
    },
  };
  return (Object.keys(found) as StatusStepName[]).map((step) => {
    const { finding, detail = null, time = null } = found[step];
    return { step, state: FINDING_STATES[finding], finding, detail, time };
  });
}

function service({ access, accessError, readers }: Facts): Found {
  if (accessError === 'ERR_EID_SERVICE_UNAVAILABLE') return { finding: 'service-unavailable' };
  if (access === null) return { finding: accessError === null ? 'checking' : 'not-reached' };
  switch (access.service) {
    case 'running':
      return { finding: 'service-running' };
    case 'unavailable':
      // A module that shows readers all the same has a way of its own.
      return { finding: readers !== null && readers.length > 0 ? 'service-not-checked' : 'service-unavailable' };
    case 'not-used':
      return { finding: 'service-not-checked' };
    default:
      return unreachable(access.service);
  }
}

function reader(facts: Facts): Found {
  const { finding } = service(facts);
  if (finding === 'checking') return { finding };
  const { readers } = facts;
  if (readers !== null && readers.length > 0) {
    return { finding: 'reader-present', detail: readers.map(({ name }) => name).join(', ') };
  }
  if (finding === 'service-unavailable' || finding === 'not-reached') return { finding: 'not-reached' };
  return { finding: readers === null ? 'checking' : 'reader-missing' };
}

/** Of several cards the one that can be used tells, then the one that cannot. */
function bestCard({ readers }: Facts): WorkerCard | null {
  const cards = (readers ?? []).map((each) => each.card).filter((each) => each !== null);
  return cards.find(({ state }) => state === 'ready') ?? cards[0] ?? null;
}

function card(facts: Facts): Found {
  const before = reader(facts).finding;
  if (before !== 'reader-present') return { finding: before === 'checking' ? 'checking' : 'not-reached' };
  const best = bestCard(facts);
  if (best === null) return { finding: 'card-missing' };
  switch (best.state) {
    case 'ready':
      return { finding: 'card-ready' };
    case 'unsupported':
      return { finding: 'card-not-supported' };
    case 'unreadable':
      return { finding: 'card-unreadable' };
    default:
      return unreachable(best.state);
  }
}

function certificate(facts: Facts, now: number): Found {
  if (bestCard(facts)?.state !== 'ready') return { finding: 'not-reached' };
  return facts.certificate === null ? { finding: 'checking' } : certificateFinding(facts.certificate, now);
}

function certificateFinding(found: CertificateFound, now: number): Found {
  switch (found.found) {
    case 'none':
      return { finding: 'certificate-missing' };
    case 'failed':
      return { finding: found.code === 'ERR_EID_CARD_REMOVED' ? 'not-reached' : 'card-unreadable' };
    case 'certificate': {
      const { pin, validFrom, validUntil } = found;
      if (pin.blocked) return { finding: 'pin-blocked' };
      if (now > validUntil) return { finding: 'certificate-expired', time: validUntil };
      if (now < validFrom) return { finding: 'certificate-not-yet-valid', time: validFrom };
      return {
        finding: now > validUntil - SOON_MS ? 'certificate-expires-soon' : 'certificate-valid',
        time: validUntil,
      };
    }
    default:
      return unreachable(found);
  }
}

function access(facts: Facts): Found {
  const described = facts.access;
  const best = bestCard(facts);
  if (described === null) return { finding: facts.accessError === null ? 'checking' : 'not-reached' };
  const { module } = described;
  if (best?.state === 'ready' && best.way === 'direct') return { finding: 'access-direct' };
  if (module?.state === 'loaded') return { finding: 'access-module', detail: module.file };
  // Without a module the card's own commands do, unless only a module may.
  if (facts.way !== 'pkcs11') return { finding: 'access-direct' };
  return module?.state === 'failed'
    ? { finding: 'access-module-failed', detail: module.file }
    : { finding: 'access-none', detail: module?.file ?? null };
}

function port({ port: state }: Facts): Found {
  switch (state.port) {
    case 'open':
      return { finding: state.preferred ? 'port-open' : 'port-fallback', detail: String(state.number) };
    case 'taken':
      return { finding: 'port-taken', detail: state.holder };
    case 'closed':
      return { finding: 'checking' };
    default:
      return unreachable(state);
  }
}

const COMPUTER: readonly StatusStepName[] = ['program', 'service', 'access', 'port', 'browser'];

/** One sentence for the whole computer. */
export function verdictOf(steps: readonly StatusStep[]): Verdict {
  const problems = steps.filter(({ state }) => state === 'problem').map(({ step }) => step);
  const certificateStep = steps.find(({ step }) => step === 'certificate');
  const cardIsFine = certificateStep?.state === 'ok' || certificateStep?.state === 'attention';
  if (problems.some((step) => COMPUTER.includes(step))) {
    return cardIsFine ? 'card-fine-computer-lacks-something' : 'computer-lacks-something';
  }
  if (problems.length > 0) return 'card-has-a-problem';
  const findings = steps.map(({ finding }) => finding);
  if (findings.includes('checking')) return 'checking';
  if (findings.includes('reader-missing')) return 'plug-in-reader';
  return findings.includes('card-missing') ? 'insert-card' : 'ready';
}
