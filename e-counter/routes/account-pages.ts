import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Account } from '../accounts/account.ts';
import { accountView } from '../pages/account-view.ts';
import type { Parts } from '../parts.ts';
import { IN_LANGUAGE } from '../texts/offered.ts';

/** What only a citizen who is logged in sees; others are sent to log in, or to finish what they began. */
export function accountPages(app: FastifyInstance, parts: Parts): void {
  app.get(`${IN_LANGUAGE}/account`, async (request, reply) => {
    const account = await ownAccount(request, parts);
    if (typeof account === 'string') return reply.redirect(account);
    return parts.show.page(request, reply, {
      view: 'account',
      path: '/account',
      title: (texts) => texts.account.title,
      model: (texts, language) => accountView(account, texts, language),
    });
  });

  app.get(`${IN_LANGUAGE}/welcome`, async (request, reply) => {
    const account = await ownAccount(request, parts);
    if (typeof account === 'string') return reply.redirect(account);
    return parts.show.page(request, reply, {
      view: 'welcome',
      path: '/welcome',
      title: (texts) => texts.welcome.title,
      model: () => null,
    });
  });

  app.post(`${IN_LANGUAGE}/logout`, { preValidation: app.csrfProtection.bind(app) }, async (request, reply) => {
    await request.session.end();
    parts.log({ event: 'logged-out' });
    return reply.redirect('logged-out', 303);
  });
}

/** @returns the account, or where to go to get one */
async function ownAccount(request: FastifyRequest, parts: Parts): Promise<Account | 'login' | 'register'> {
  const { state } = request.session;
  switch (state.kind) {
    case 'anonymous':
      return 'login';
    case 'registering':
      return 'register';
    case 'authenticated': {
      const account = await parts.accounts.findById(state.accountId);
      if (account !== null) return account;
      await request.session.end();
      return 'login';
    }
  }
}
