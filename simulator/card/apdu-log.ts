/** One command a card was asked, and the answer's status word. Neither data nor PIN is kept. */
export interface ApduRecord {
  /** CLA INS P1 P2 in hex. */
  readonly header: string;
  readonly sentBytes: number;
  readonly receivedBytes: number;
  /** Hex. */
  readonly statusWord: string;
}

export interface ApduLog {
  readonly records: readonly ApduRecord[];
  reset(): void;
  add(command: Uint8Array, answer: Uint8Array): void;
}

export function createApduLog(): ApduLog {
  let records: ApduRecord[] = [];
  return {
    get records() {
      return records;
    },
    reset: () => {
      records = [];
    },
    add: (command, answer) => {
      records.push({
        header: hex(command.subarray(0, 4)),
        sentBytes: command.length,
        receivedBytes: answer.length,
        statusWord: hex(answer.subarray(-2)),
      });
    },
  };
}

const NAMES: Readonly<Record<string, string>> = {
  '00a4': 'SELECT',
  '00b0': 'READ BINARY',
  '00c0': 'GET RESPONSE',
  '0020': 'VERIFY',
  '0024': 'CHANGE PIN',
  '0022': 'MANAGE SECURITY ENVIRONMENT',
  '002a': 'COMPUTE SIGNATURE',
  '80e4': 'GET CARD DATA',
  '80e6': 'LOG OFF',
};

/** How often each command was sent, by its name. */
export function countByCommand(records: readonly ApduRecord[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { header } of records) {
    const name = NAMES[header.slice(0, 4)] ?? header.slice(0, 4).toUpperCase();
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
