import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { ByVisitor } from './by-visitor.ts';
import { visitorOf } from './visitor-address.ts';

/** A request that takes longer to arrive is slow, or held back on purpose. */
const GRACE_MS = 1000;
/** Of a visitor's connections, how many may be half open for longer than that. */
const HALF_OPEN_SHARE = 0.2;

/** A connection, and where the request on it stands. */
interface Held {
  readonly socket: Socket;
  /** When it began to wait for a request, or for the rest of one. */
  waitingSince: number;
  /** Bytes that were read before the request that it waits for; -1 on a new connection, which has to ask for something. */
  readBefore: number;
  /** The request whose headers are there and whose answer is not. */
  request?: IncomingMessage;
}

/** Whether the server waits for the rest of a request: its headers or its body. A connection kept alive between two is idle instead. */
const isHalfOpen = ({ request, socket, readBefore }: Held): boolean =>
  request === undefined ? socket.bytesRead > readBefore : !request.complete;

const isIdle = ({ request }: Held): boolean => request === undefined;

/**
 * Bounds the connections of each visitor, so that none can take them all. A visitor that has too many half open loses its oldest
 * half-open one to the new one; where it has too many in all, its oldest half-open or else idle one. The new one is closed only
 * where all others are being answered: people who share an attacker's address are still served. `exempt`: proxies; their visitors
 * are counted by request.
 */
export const limitConnections = (
  server: Server,
  perVisitor: number,
  exempt: (address: string | undefined) => boolean,
  now = (): number => performance.now(),
): void => {
  const byVisitor = new ByVisitor<Held>();
  const bySocket = new WeakMap<Socket, Held>();
  const maxHalfOpen = Math.ceil(perVisitor * HALF_OPEN_SHARE);

  /** Makes room for one more; false where there is none. */
  const makeRoom = (visitor: string): boolean => {
    const connections = [...byVisitor.of(visitor)];
    const halfOpen = connections.filter(isHalfOpen);
    const slow = halfOpen.filter(({ waitingSince }) => now() - waitingSince > GRACE_MS);
    const isFull = connections.length >= perVisitor;
    const spare = slow.length >= maxHalfOpen ? slow : isFull ? [...halfOpen, ...connections.filter(isIdle)] : [];
    const [victim] = spare;
    if (victim === undefined) return !isFull;
    victim.socket.destroy();
    byVisitor.delete(visitor, victim);
    return true;
  };

  server.on('connection', (socket: Socket) => {
    const { remoteAddress } = socket;
    if (exempt(remoteAddress)) return;
    const visitor = visitorOf(remoteAddress);
    if (!makeRoom(visitor)) {
      socket.destroy();
      return;
    }
    const held: Held = { socket, waitingSince: now(), readBefore: -1 };
    byVisitor.add(visitor, held);
    bySocket.set(socket, held);
    socket.once('close', () => byVisitor.delete(visitor, held));
  });
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const held = bySocket.get(request.socket);
    if (held === undefined) return;
    held.request = request;
    held.waitingSince = now();
    response.once('close', () => {
      // With pipelined requests another one may be on its way already.
      if (held.request !== request) return;
      delete held.request;
      held.waitingSince = now();
      held.readBefore = held.socket.bytesRead;
    });
  });
};
