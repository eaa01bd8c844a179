import type { FastifyInstance } from 'fastify';
import type { Parts } from '../parts.ts';
import { IN_LANGUAGE } from '../texts/offered.ts';
import { admit } from './admission.ts';
import { postedText } from './posted-text.ts';
import { addressIn } from '../pages/address.ts';
import { showMessage } from './show-message.ts';

/** The citizen's rights over the account: a copy of all that is kept (GDPR article 20), and its end (article 17). */
export function accountData(app: FastifyInstance, parts: Parts): void {
  const page = { name: 'account', admission: 'own' } as const;

  app.get(`${IN_LANGUAGE}/account/export`, async (request, reply) => {
    const visitor = await admit(request, reply, parts, page);
    if (visitor === null) return reply;
    const { id, sessionEpoch: _, ...account } = visitor.account;
    await parts.audit.add('data-exported', id);
    const data = {
      account,
      basket: await parts.requests.basket(id),
      requests: await parts.requests.sent(id),
      history: (await parts.audit.of(id)).map(({ event, at, actorId }) => ({ event, at, byStaff: actorId !== null })),
    };
    return reply
      .type('application/json; charset=utf-8')
      .header('content-disposition', 'attachment; filename="e-guichet.json"')
      .send(JSON.stringify(data, null, 2));
  });

  app.get(`${IN_LANGUAGE}/account/delete`, async (request, reply) => {
    const visitor = await admit(request, reply, parts, page);
    if (visitor === null) return reply;
    return parts.show.page(request, reply, {
      view: 'delete',
      path: '/account/delete',
      title: (texts) => texts.accountData.deleteTitle,
      model: () => ({ unconfirmed: false }),
    });
  });

  app.post(`${IN_LANGUAGE}/account/delete`, { preValidation: app.csrfProtection.bind(app) }, async (request, reply) => {
    const visitor = await admit(request, reply, parts, page);
    if (visitor === null) return reply;
    if (postedText(request.body, 'confirmed') !== 'yes') {
      return parts.show.page(request, reply.code(422), {
        view: 'delete',
        path: '/account/delete',
        title: ({ accountData: t, registration }) => `${registration.errorInTitle} – ${t.deleteTitle}`,
        model: () => ({ unconfirmed: true }),
      });
    }
    await parts.accounts.delete(visitor.account.id);
    await parts.audit.add('account-deleted', visitor.account.id);
    await request.session.end();
    return reply.redirect(addressIn(request, '/deleted'), 303);
  });

  app.get(`${IN_LANGUAGE}/deleted`, (request, reply) =>
    showMessage(request, reply, parts, {
      path: '/deleted',
      text: (texts) => texts.accountData.deleted,
      href: '/',
      label: (texts) => texts.backHome,
    }),
  );
}
