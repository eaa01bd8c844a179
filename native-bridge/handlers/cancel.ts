import { ok } from '../../contracts/result.ts';
import type { Handler } from './handler.ts';

/** Ends this page's running operation and its prompt. */
export const cancel: Handler<'cancel'> = (context) => Promise.resolve(ok({ cancelled: context.cancelRunning() }));
