import nodemailer from 'nodemailer';
import type { Mailer } from './mailer.ts';

const LIMIT_MS = 10_000;

/**
 * Sends through the commune's own mail server (RFC 5321).
 *
 * @param url `smtp://user:password@host:587` (STARTTLS where offered) or `smtps://…`
 * @param from the commune's address
 */
export function createSmtpMailer(url: string, from: string): Mailer {
  const transport = nodemailer.createTransport({
    url,
    pool: true,
    connectionTimeout: LIMIT_MS,
    greetingTimeout: LIMIT_MS,
    socketTimeout: LIMIT_MS,
    // A text of ours never names a file or an address to fetch.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    send: async ({ to, subject, text }) => {
      await transport.sendMail({ from, to: { name: '', address: to }, subject, text });
    },
    close: () => {
      transport.close();
    },
  };
}
