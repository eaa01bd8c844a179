import type { EidError } from '../../contracts/errors.ts';
import type { Language } from '../../contracts/languages.ts';
import { fail, ok, type Result } from '../../contracts/result.ts';
import type { ReaderId } from '../../contracts/worker-messages.ts';
import type { Prompt, PromptOutcome, PromptSubject } from '../consent/prompter.ts';
import type { CallContext } from './handler.ts';

/** A running operation: its one prompt, and the signal that ends it. */
export interface Operation {
  readonly context: CallContext;
  readonly prompt: Prompt;
  /** Aborts on cancel by page or citizen, on time-out and when the page goes; the reason is an {@link EidError}. */
  readonly signal: AbortSignal;
  /** Notes a reader whose session must be closed when the operation is over. */
  readonly uses: (readerId: ReaderId) => void;
}

export interface OperationRequest {
  readonly subject: PromptSubject;
  readonly lang: Language | undefined;
}

/**
 * The steps that every card operation shares: authorise the origin, take the one slot, open the prompt, do the work,
 * close everything. The page gets its answer at once when the operation is aborted; the slot stays taken until the
 * card is free again.
 */
export async function runOperation<T>(
  context: CallContext,
  request: OperationRequest,
  work: (operation: Operation) => Promise<Result<T, EidError>>,
): Promise<Result<T, EidError>> {
  const { approvals, clock, limits, log } = context;
  if (!approvals.isAllowed(context.origin)) {
    log.info('origin-refused', { method: request.subject.kind, origin: context.origin });
    return fail({ code: 'ERR_EID_ORIGIN_NOT_ALLOWED' });
  }
  const end = await context.slot.take();
  if (end === null) return fail({ code: 'ERR_EID_BUSY' });
  const opened = openPrompt(context, request);
  if (!opened.ok) {
    end(Promise.resolve());
    return opened;
  }
  const prompt = opened.value;
  context.onOperation(true);
  const ended = new AbortController();
  const cancelLimit = clock.after(limits.promptMs, () => {
    ended.abort({ code: 'ERR_EID_TIMEOUT' } satisfies EidError);
  });
  const used = new Set<ReaderId>();
  const signal = AbortSignal.any([context.signal, ended.signal, citizenCancels(prompt)]);
  context.notifyState('awaiting-consent');

  const working = work({ context, prompt, signal, uses: (readerId) => used.add(readerId) });
  const closing = working
    .catch((thrown: unknown) => {
      log.error('operation-failed', { method: request.subject.kind, error: thrown });
      return fail<EidError>({ code: 'ERR_EID_INTERNAL' });
    })
    .then((result) => {
      end(Promise.all([...used].map((readerId) => context.cards.release({ readerId }))));
      return result;
    });
  const result = await untilAborted(signal, closing);
  cancelLimit();
  prompt.close(outcome(context.signal, result));
  context.onOperation(false);
  log.info('operation-ended', {
    method: request.subject.kind,
    origin: context.origin,
    outcome: result.ok ? 'done' : result.error.code,
  });
  return result;
}

function outcome(page: AbortSignal, result: Result<unknown, EidError>): PromptOutcome {
  if (result.ok) return { kind: 'done' };
  return page.aborted ? { kind: 'asker-gone' } : { kind: 'failed', code: result.error.code };
}

function openPrompt(context: CallContext, { lang, subject }: OperationRequest): Result<Prompt, EidError> {
  const { approvals, clock, limits, log, origin, program, prompter, signal } = context;
  // The page may have gone while the operation before this one closed its card.
  if (signal.aborted) return fail(abortError(signal));
  try {
    const firstVisit = !approvals.isApproved(origin);
    const expiresAt = clock.now() + limits.promptMs;
    return ok(prompter.open({ origin, firstVisit, lang: lang ?? context.language(), subject, program, expiresAt }));
  } catch (thrown) {
    log.error('prompt-failed', { method: subject.kind, error: thrown });
    return fail({ code: 'ERR_EID_INTERNAL' });
  }
}

function citizenCancels(prompt: Prompt): AbortSignal {
  const cancelled = new AbortController();
  const cancel = (): void => {
    cancelled.abort({ code: 'ERR_EID_USER_CANCELLED' } satisfies EidError);
  };
  if (prompt.cancelled.aborted) cancel();
  else prompt.cancelled.addEventListener('abort', cancel, { once: true });
  return cancelled.signal;
}

/** Why the operation was ended from outside. */
export function abortError(signal: AbortSignal): EidError {
  return signal.reason as EidError;
}

/** The work's result, or the reason for which the operation was ended before. */
async function untilAborted<T>(signal: AbortSignal, work: Promise<Result<T, EidError>>): Promise<Result<T, EidError>> {
  const ended = Promise.withResolvers<Result<never, EidError>>();
  const end = (): void => {
    ended.resolve(fail(abortError(signal)));
  };
  if (signal.aborted) end();
  else signal.addEventListener('abort', end, { once: true });
  try {
    return await Promise.race([work, ended.promise]);
  } finally {
    signal.removeEventListener('abort', end);
  }
}
