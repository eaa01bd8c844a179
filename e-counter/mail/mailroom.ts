import { faultEntry, type Log } from '../log.ts';
import type { Mail, Mailer } from './mailer.ts';

/**
 * Sends in the background: a page that waited for the mail would tell by its time whether anybody has the address.
 */
export interface Mailroom {
  /** @param write what to send; null: nothing after all. Its faults and the mail server's are logged. */
  post(write: () => Promise<Mail | null>): void;
  /** When all that was posted is on its way. */
  idle(): Promise<void>;
}

export function createMailroom(mailer: Mailer, log: Log): Mailroom {
  const underway = new Set<Promise<void>>();
  const send = async (write: () => Promise<Mail | null>): Promise<void> => {
    try {
      const mail = await write();
      if (mail !== null) await mailer.send(mail);
    } catch (error) {
      log({ event: 'mail-not-sent' });
      log(faultEntry(error));
    }
  };
  return {
    post: (write) => {
      const sending = send(write).finally(() => underway.delete(sending));
      underway.add(sending);
    },
    idle: async () => {
      await Promise.all(underway);
    },
  };
}
