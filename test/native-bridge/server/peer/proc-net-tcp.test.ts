import { describe, expect, it } from '@jest/globals';
import { kernelAddresses, parseTcpTable } from '../../../../native-bridge/server/peer/proc-net-tcp.ts';

const HEADER =
  '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode                                                     ';

const TCP = `${HEADER}
   0: 0100007F:6B33 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 41523 1 0000000000000000 100 0 0 10 0                     
   1: 0100007F:D431 0100007F:6B33 01 00000000:00000000 00:00000000 00000000 65534        0 41600 2 0000000000000000 20 4 30 10 -1                    
   2: 0100007F:6B33 0100007F:D431 06 00000000:00000000 03:000017B7 00000000     0        0 0 3 0000000000000000                                      
`;

const TCP6_HEADER =
  '  sl  local_address                         remote_address                        st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode';

const TCP6 = `${TCP6_HEADER}
   0: 00000000000000000000000001000000:6B33 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 41524 1 0000000000000000 100 0 0 10 0
   1: 0000000000000000FFFF00000100007F:9C40 0000000000000000FFFF00000100007F:6B33 01 00000000:00000000 00:00000000 00000000   501        0 41700 1 0000000000000000 20 4 30 10 -1
`;

describe('/proc/net/tcp', () => {
  it('has a row for each IPv4 socket', () => {
    expect(parseTcpTable(TCP)).toEqual([
      { local: '0100007F:6B33', remote: '00000000:0000', listening: true, uid: 1000, inode: '41523' },
      { local: '0100007F:D431', remote: '0100007F:6B33', listening: false, uid: 65534, inode: '41600' },
      { local: '0100007F:6B33', remote: '0100007F:D431', listening: false, uid: 0, inode: '0' },
    ]);
  });

  it('has a row for each IPv6 socket, IPv4 ones of dual sockets included', () => {
    expect(parseTcpTable(TCP6).map(({ local, uid, listening }) => ({ local, uid, listening }))).toEqual([
      { local: '00000000000000000000000001000000:6B33', uid: 1000, listening: true },
      { local: '0000000000000000FFFF00000100007F:9C40', uid: 501, listening: false },
    ]);
  });

  it.each(['', '\n\n', HEADER, 'garbage\nmore garbage', `${HEADER}\n   0: 0100007F:6B33 00000000:0000 0A`])(
    'is empty for %j',
    (text) => {
      expect(parseTcpTable(text)).toEqual([]);
    },
  );
});

describe('an address in the kernel’s words', () => {
  it.each([
    ['127.0.0.1', 27_443, '0100007F:6B33'],
    ['127.1.2.3', 80, '0302017F:0050'],
    ['::ffff:127.0.0.1', 54_321, '0100007F:D431'],
  ])('%s port %i is in both tables', (address, port, text) => {
    expect(kernelAddresses(address, port)).toEqual([
      { table: 'tcp', text },
      { table: 'tcp6', text: `0000000000000000FFFF0000${text}` },
    ]);
  });

  it('::1 is in the IPv6 table', () => {
    const text = '00000000000000000000000001000000:FFFF';
    expect(kernelAddresses('::1', 65_535)).toEqual([{ table: 'tcp6', text }]);
  });

  it.each(['', 'localhost', 'fe80::1', '::', '1.2.3', '2001:db8::1'])('is none for %j', (address) => {
    expect(kernelAddresses(address, 1)).toEqual([]);
  });
});
