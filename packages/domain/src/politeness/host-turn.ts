import { z } from 'zod';

/** The budget of a host (or a group of hosts) that several processes share. Instants are milliseconds since the epoch. */
export const HostTurn = z.object({
  host: z.string(),
  /** The process that has the turn. */
  owner: z.string(),
  /** When its lease ends: a process that died holds nobody up for longer. */
  until: z.number(),
  /** When the last request started, or may start at the latest. */
  lastStart: z.number(),
  /** The host asked for no request before this. */
  blockedUntil: z.number().default(0),
  /** A process that waits: no other takes the turn before it. */
  wantedBy: z.string().optional(),
  wantedUntil: z.number().default(0),
});
export type HostTurn = Readonly<z.infer<typeof HostTurn>>;

export interface TurnRequest {
  readonly owner: string;
  /** Between the starts of two requests. */
  readonly delayMs: number;
  /** The owner makes further requests without asking, for `KEEP_MS` since it asked. */
  readonly keeps: boolean;
}

/** `waitMs`: 0 if the request may start now; else when to ask again. */
export interface TurnAnswer {
  readonly waitMs: number;
  /** The host asked to wait: not only another request of ours is in the way. */
  readonly isBlocked: boolean;
}

/** How long a turn lasts if its owner does not end it. A request that takes longer no longer holds up other processes. */
export const LEASE_MS = 10_000;
/** How long an owner may keep a host without asking: a request that starts at its end still has half of the lease. */
export const KEEP_MS = LEASE_MS / 2;
/** A waiting process asks again after this time at most, if it cannot know when the turn ends. */
const ASK_AGAIN_MS = 500;
/** A waiting process asks at least this often; one that died is waited for no longer than this and a little more. */
const MAX_WAIT_MS = 30_000;
const WANT_SLACK_MS = 2000;
/** The longest wait that a host may ask for. */
export const MAX_BLOCK_MS = 24 * 3_600_000;

/**
 * Decides about a request at a host: it may start if the host asked for no wait, no other process has the turn or waits
 * for it, and the delay since the last start has passed. Returns the answer and the turn as it is then. Instants that
 * are further ahead than any could be were written by a clock that was set back since, and are shortened.
 */
export const takeTurn = (
  stored: HostTurn,
  { owner, delayMs, keeps }: TurnRequest,
  now: number,
): { readonly turn: HostTurn; readonly answer: TurnAnswer } => {
  const turn = withinReach(stored, now);
  const isMine = turn.owner === owner;
  const isWanted = turn.wantedBy !== undefined && turn.wantedBy !== owner && turn.wantedUntil > now;
  const blocked = Math.max(0, turn.blockedUntil - now);
  // Its own later starts are known to the owner itself.
  const due = Math.max(0, isMine && turn.lastStart > now ? 0 : turn.lastStart + delayMs - now);
  const held = Math.max(0, isMine ? 0 : turn.until - now, isWanted ? turn.wantedUntil - now : 0);
  const waitMs = Math.min(MAX_WAIT_MS, Math.max(due, Math.min(held, ASK_AGAIN_MS)));
  if (blocked > 0) return { turn, answer: { waitMs: Math.max(blocked, waitMs), isBlocked: true } };
  if (waitMs > 0) {
    // Who had the last turn lets others go first.
    const wanted = isWanted || isMine ? {} : { wantedBy: owner, wantedUntil: now + waitMs + WANT_SLACK_MS };
    return { turn: { ...turn, ...wanted }, answer: { waitMs, isBlocked: false } };
  }
  const lastStart = keeps ? now + KEEP_MS : now;
  return {
    turn: { host: turn.host, owner, until: now + LEASE_MS, lastStart, blockedUntil: 0, wantedUntil: 0 },
    answer: { waitMs: 0, isBlocked: false },
  };
};

/** Returns the turn ended by its owner; unchanged if another process has it meanwhile. */
export const leaveTurn = (turn: HostTurn, owner: string, now: number): HostTurn =>
  turn.owner === owner ? { ...turn, until: Math.min(turn.until, now) } : turn;

/** Returns the turn of a host that asked to wait; a longer wait that it asked for before stays. */
export const blockTurn = (turn: HostTurn, milliseconds: number, now: number): HostTurn => ({
  ...turn,
  blockedUntil: Math.max(withinReach(turn, now).blockedUntil, now + Math.min(milliseconds, MAX_BLOCK_MS)),
});

/** Returns the turn of a host that nobody has asked yet. */
export const freeTurn = (host: string): HostTurn => ({
  ...{ host, owner: '', until: 0, lastStart: 0, blockedUntil: 0, wantedUntil: 0 },
});

const withinReach = (turn: HostTurn, now: number): HostTurn => ({
  ...turn,
  until: Math.min(turn.until, now + LEASE_MS),
  lastStart: Math.min(turn.lastStart, now + KEEP_MS),
  blockedUntil: Math.min(turn.blockedUntil, now + MAX_BLOCK_MS),
  wantedUntil: Math.min(turn.wantedUntil, now + MAX_WAIT_MS + WANT_SLACK_MS),
});
