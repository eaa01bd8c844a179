import { describeOnVirtualReader } from '../support/virtual-reader/where-possible.ts';
import { describeCardBackend } from './card-backend-contract.ts';
import { OPENSC_MODULE, startVirtualCardsOf } from './virtual-cards.ts';

describeOnVirtualReader('on the real PC/SC daemon', () => {
  describeCardBackend('the virtual card, directly', (citizens) => startVirtualCardsOf(citizens, { way: 'direct' }));

  // OpenSC hides a Belgian card's certificates before a login: such a card goes directly.
  describeCardBackend('the virtual card, by the way that serves it, with OpenSC installed', (citizens) =>
    startVirtualCardsOf(citizens, { way: 'auto', modulePath: OPENSC_MODULE }),
  );

  // 0.23 refuses the signature key and knows no P-384.
  describeCardBackend(
    'the virtual card by OpenSC’s module',
    (citizens) => startVirtualCardsOf(citizens, { way: 'pkcs11', modulePath: OPENSC_MODULE }),
    { citizens: ['fr-rsa'], roles: ['authentication'] },
  );
});
