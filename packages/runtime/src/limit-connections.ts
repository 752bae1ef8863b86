import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { ByVisitor } from './by-visitor.ts';
import { visitorOf } from './visitor-address.ts';

/** Milliseconds. A request that takes longer to arrive is slow, or delayed on purpose. */
const GRACE_MS = 1000;
/** The share of a visitor's connections that may be half open for longer than that. */
const HALF_OPEN_SHARE = 0.2;

/** A connection, and the state of the request on it. */
interface Held {
  readonly socket: Socket;
  /** When it began to wait for a request, or for the rest of one. */
  waitingSince: number;
  /** Bytes read before the request that it waits for; -1 on a new connection, on which a first request must arrive. */
  readBefore: number;
  /** The request whose headers have arrived and whose answer has not been sent. */
  request?: IncomingMessage;
}

/**
 * Whether the server waits for the rest of a request: its headers or its body. A kept-alive connection between two requests is idle
 * instead.
 */
const isHalfOpen = ({ request, socket, readBefore }: Held): boolean =>
  request === undefined ? socket.bytesRead > readBefore : !request.complete;

const isIdle = ({ request }: Held): boolean => request === undefined;

/**
 * Limits the connections of each visitor, so that none can take them all. If too many of a visitor's connections are half open, its oldest
 * half-open one is closed. If it has too many in all, its oldest half-open one is closed, or else its oldest idle one. The new connection
 * is closed only if all others are being answered: so people who share an address with an attacker are still served. `exempt`: proxies;
 * their visitors are limited by request.
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

  /** Closes a connection to make room for one more; returns false if none can be closed. */
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
      // With pipelining, another request may have arrived already.
      if (held.request !== request) return;
      delete held.request;
      held.waitingSince = now();
      held.readBefore = held.socket.bytesRead;
    });
  });
};
