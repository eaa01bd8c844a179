import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { FederalRefusal } from '../federal/federal-login.ts';
import { FEDERAL_CALLBACK } from '../federal/openid-login.ts';
import { addressIn } from '../pages/address.ts';
import type { Parts } from '../parts.ts';
import { signedIn } from '../sessions/signed-in.ts';
import { counterLanguage, DEFAULT_LANGUAGE, IN_LANGUAGE } from '../texts/offered.ts';
import { enterWithKey } from './after-login.ts';

/** To the provider of the federal keys, and back from it. */
export function federalKey(app: FastifyInstance, parts: Parts): void {
  const { federal } = parts;
  if (federal === null) return;
  const config = { config: { rateLimit: { max: parts.limits.loginsPerMinute, timeWindow: '1 minute' } } };

  app.get(`${IN_LANGUAGE}/login/federal`, parts.newVisitors, async (request, reply) => {
    if ((await signedIn(request, parts.accounts)) !== null) return reply.redirect(addressIn(request, '/account'));
    const language = addressIn(request, '').slice(1);
    const begun = await federal.begin(language);
    if (!begun.ok) return showRefusal(request, reply.code(503), parts, begun.error, language);
    request.session.setErrand({ federal: begun.value.attempt });
    return reply.redirect(begun.value.url, 303);
  });

  app.get(FEDERAL_CALLBACK, config, async (request, reply) => {
    const attempt = request.session.errand.federal;
    const language = counterLanguage(attempt?.language) ?? DEFAULT_LANGUAGE;
    // Also when the answer came before: going back, or a link that somebody else made.
    if (attempt === null) return reply.redirect(`/${language}/login`, 303);
    request.session.setErrand({ federal: null });
    const finished = await federal.finish(new URL(request.url, 'http://counter.invalid').search, attempt);
    if (!finished.ok) return showRefusal(request, reply.code(401), parts, finished.error, language);
    const { accountKey: key, identity } = finished.value;
    const path = await enterWithKey(request, parts, { way: 'federal', key, identity, identityOutcome: 'federal' });
    return reply.redirect(`/${language}${path}`, 303);
  });
}

function showRefusal(
  request: FastifyRequest,
  reply: FastifyReply,
  parts: Parts,
  refusal: FederalRefusal,
  language: string,
): FastifyReply {
  return parts.show.page(request, reply, {
    view: 'message',
    path: null,
    language: counterLanguage(language) ?? DEFAULT_LANGUAGE,
    title: (texts) => texts.federalRefusals[refusal].title,
    model: (texts, shown) => ({
      ...texts.federalRefusals[refusal],
      href: `/${shown}/login/keys`,
      label: texts.keys.title,
    }),
  });
}
