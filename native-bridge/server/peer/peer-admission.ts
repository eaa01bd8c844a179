import type { Socket } from 'node:net';
import { connectionOf, type PeerLookup, type PeerVerdict } from './peer-lookup.ts';

/** Asks once a connection whose it is, and keeps other users from filling the room with silent sockets. */
export interface PeerAdmission {
  /** To be called with each accepted socket. */
  admit(socket: Socket): void;
  readonly verdict: (socket: Socket) => Promise<PeerVerdict>;
}

/** @param maxForeign sockets of other users that may be open: enough to tell them 403. */
export function createPeerAdmission(peers: PeerLookup, maxForeign: number): PeerAdmission {
  const verdicts = new WeakMap<Socket, Promise<PeerVerdict>>();
  let foreign = 0;

  const ask = (socket: Socket): Promise<PeerVerdict> => {
    const connection = connectionOf(socket);
    if (connection === null) return Promise.resolve('unknown');
    return peers.verdict(connection).catch(() => 'unknown' as const);
  };

  const verdict = (socket: Socket): Promise<PeerVerdict> => {
    const known = verdicts.get(socket) ?? ask(socket);
    verdicts.set(socket, known);
    return known;
  };

  const limitForeign = async (socket: Socket): Promise<void> => {
    if ((await verdict(socket)) === 'same-user' || socket.destroyed) return;
    if (foreign >= maxForeign) {
      socket.destroy();
      return;
    }
    foreign += 1;
    socket.once('close', () => {
      foreign -= 1;
    });
  };

  return {
    admit: (socket) => {
      if (peers.supported) void limitForeign(socket);
    },
    verdict,
  };
}
