import koffi from 'koffi';

/**
 * Another program that uses the same card by PC/SC, as a bank's or a browser's module would: raw calls of libpcsclite, one order
 * of the test at a time.
 */
const SHARE = { exclusive: 1, shared: 2 } as const;
const PROTOCOL_ANY = 3;
const DISPOSITION = { leave: 0, reset: 1 } as const;

const library = koffi.load('libpcsclite.so.1');
const outLong = koffi.out(koffi.pointer('long'));
const outDword = koffi.out(koffi.pointer('unsigned long'));
const establish = library.func('SCardEstablishContext', 'long', ['unsigned long', 'void *', 'void *', outLong]);
const connect = library.func('SCardConnect', 'long', [
  'long',
  'const char *',
  'unsigned long',
  'unsigned long',
  outLong,
  outDword,
]);
const begin = library.func('SCardBeginTransaction', 'long', ['long']);
const end = library.func('SCardEndTransaction', 'long', ['long', 'unsigned long']);
const disconnect = library.func('SCardDisconnect', 'long', ['long', 'unsigned long']);

const check = (name: string, code: unknown): void => {
  if (Number(code) !== 0) throw new Error(`${name}: ${(Number(code) >>> 0).toString(16)}`);
};
const context = [0];
check('SCardEstablishContext', establish(2, null, null, context));

const READER = process.argv[2] ?? '';
let card = 0;

function open(share: number): void {
  const handle = [0];
  check('SCardConnect', connect(context[0], READER, share, PROTOCOL_ANY, handle, [0]));
  card = handle[0] ?? 0;
}

export type OtherOrder = 'hold-exclusively' | 'hold-transaction' | 'let-go' | 'reset';

const ORDERS: Readonly<Record<OtherOrder, () => void>> = {
  'hold-exclusively': () => {
    open(SHARE.exclusive);
  },
  'hold-transaction': () => {
    open(SHARE.shared);
    check('SCardBeginTransaction', begin(card));
  },
  'let-go': () => {
    end(card, DISPOSITION.leave);
    check('SCardDisconnect', disconnect(card, DISPOSITION.leave));
  },
  reset: () => {
    open(SHARE.shared);
    check('SCardDisconnect', disconnect(card, DISPOSITION.reset));
  },
};

process.on('message', (order: OtherOrder) => {
  ORDERS[order]();
  process.send?.(order);
});
process.on('disconnect', () => process.exit(0));
process.send?.('ready');
