import type { FastifyReply, FastifyRequest } from 'fastify';
import type { PagePath } from '../pages/frame.ts';
import type { Parts } from '../parts.ts';
import type { CardText, Texts } from '../texts/texts.ts';

export interface MessagePage {
  readonly path: PagePath | null;
  readonly text: (texts: Texts) => CardText;
  /** Where the one button leads, without the language. */
  readonly href: PagePath;
  readonly label: (texts: Texts) => string;
}

/** A page that says one thing and leads on. */
export function showMessage(
  request: FastifyRequest,
  reply: FastifyReply,
  parts: Pick<Parts, 'show'>,
  { path, text, href, label }: MessagePage,
): FastifyReply {
  return parts.show.page(request, reply, {
    view: 'message',
    path,
    title: (texts) => text(texts).title,
    model: (texts, language) => ({ ...text(texts), href: `/${language}${href}`, label: label(texts) }),
  });
}
