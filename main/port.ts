import type { Bridge } from '../native-bridge/bridge.ts';
import { NoPortError } from '../native-bridge/server/listen.ts';
import { findPortHolder } from '../native-bridge/server/peer/port-holder.ts';

/** Where pages reach us. */
export type PortState =
  | { readonly port: 'closed' }
  /** `preferred`: the first port that pages try. */
  | { readonly port: 'open'; readonly number: number; readonly preferred: boolean }
  /** Every port of ours belongs to another program; its name where the system tells. */
  | { readonly port: 'taken'; readonly holder: string | null };

/** Opens the first free port. Taken ones are a state to show, not the end of the program. */
export async function openPort(bridge: Bridge, ports: readonly number[]): Promise<PortState> {
  try {
    const { port: number } = await bridge.listen(ports);
    return { port: 'open', number, preferred: ports[0] === 0 || number === ports[0] };
  } catch (thrown) {
    if (!(thrown instanceof NoPortError)) throw thrown;
    const [first] = thrown.ports;
    const holder = first === undefined ? null : await findPortHolder(first.port);
    return { port: 'taken', holder: holder?.name ?? null };
  }
}
