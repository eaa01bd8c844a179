import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import type { Mailer } from '../../../e-counter/mail/mailer.ts';
import { createSmtpMailer } from '../../../e-counter/mail/smtp-mailer.ts';

export interface ReceivedMail {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** A real mail server on this computer that keeps what it gets, and the e-counter's way to it. */
export interface Mailbox {
  readonly url: string;
  readonly mails: readonly ReceivedMail[];
  newMailer(): Mailer;
  /** Address in the latest mail to this reader. */
  linkTo(reader: string): string;
  close(): Promise<void>;
}

export async function startMailbox(): Promise<Mailbox> {
  const mails: ReceivedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        const from = mailFrom === false ? '' : mailFrom.address;
        mails.push({ from, to: rcptTo[0]?.address ?? '', ...read(Buffer.concat(chunks).toString('latin1')) });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.server.address() as AddressInfo;
  const url = `smtp://127.0.0.1:${port}`;
  return {
    url,
    mails,
    newMailer: () => createSmtpMailer(url, 'e-guichet@commune.example'),
    linkTo: (reader) => {
      const text = mails.findLast(({ to }) => to === reader)?.text ?? '';
      const link = /^https?:\/\/\S+$/m.exec(text)?.[0];
      if (link === undefined) throw new Error(`no link for ${reader}`);
      return link;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
      }),
  };
}

/** The headers and encodings that our own messages have (RFC 2045, RFC 2047). */
function read(message: string): { readonly subject: string; readonly text: string } {
  const [head, body] = split(message);
  const header = (name: string): string =>
    new RegExp(`^${name}: (.*)$`, 'im').exec(head.replace(/\r\n[ \t]+/g, ' '))?.[1] ?? '';
  const encoding = header('Content-Transfer-Encoding').toLowerCase();
  const bytes =
    encoding === 'base64'
      ? Buffer.from(body, 'base64')
      : Buffer.from(encoding === 'quoted-printable' ? quotedPrintable(body) : body, 'latin1');
  return { subject: words(header('Subject')), text: bytes.toString('utf8').replaceAll('\r\n', '\n') };
}

function split(message: string): readonly [string, string] {
  const at = message.indexOf('\r\n\r\n');
  return [message.slice(0, at), message.slice(at + 4)];
}

function quotedPrintable(text: string): string {
  return text
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_match, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

function words(subject: string): string {
  return subject
    .replace(/\?= =\?/g, '?==?')
    .replace(/=\?UTF-8\?([QB])\?(.*?)\?=/gi, (_match, kind: string, text: string) =>
      kind.toUpperCase() === 'B'
        ? Buffer.from(text, 'base64').toString('utf8')
        : Buffer.from(quotedPrintable(text.replaceAll('_', ' ')), 'latin1').toString('utf8'),
    );
}
