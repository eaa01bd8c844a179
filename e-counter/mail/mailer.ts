/** One message of the e-counter: plain text, so that nothing in it can pretend to be a link. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

export interface Mailer {
  /** @throws whatever the way gives where the message was not taken */
  send(mail: Mail): Promise<void>;
  close(): void;
}
