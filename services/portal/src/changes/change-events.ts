import type { FeedEntry } from '@moisson/domain';
import { growingPause, OutageError } from '@moisson/kernel';
import { activityOf, type FeedAddress } from './activities.ts';
import type { ChangeTail } from './change-tail.ts';

/** Entries read at once. */
const BATCH = 200;
/** Milliseconds. Far below the silence after which proxies and our own server close a connection. */
const HEARTBEAT_MS = 15_000;
/** Milliseconds. Then the client connects again, perhaps to another portal. */
const MAX_AGE_MS = 3_600_000;
/** Milliseconds that a client waits before it connects again. */
const RETRY_MS = 3000;

/** A place in a feed, as `Last-Event-ID` names it. */
export interface FeedPlace {
  readonly feed: string;
  readonly number: number;
}

export const placeText = ({ feed, number }: FeedPlace): string => `${feed}-${number}`;

/** Returns the place that a text names; undefined if it is none of ours. */
export const readPlace = (text: string): FeedPlace | undefined => {
  const { feed, number } = /^(?<feed>[0-9a-f]{12})-(?<number>\d{1,15})$/.exec(text)?.groups ?? {};
  return feed === undefined ? undefined : { feed, number: Number(number) };
};

interface Times {
  readonly heartbeatMs: number;
  readonly maxAgeMs: number;
}

export interface StreamStart {
  readonly address: FeedAddress;
  /** Number of the last entry that the client has. */
  readonly after: number;
  /** The client's place was in another feed: it has to read everything anew. */
  readonly isReset: boolean;
}

/**
 * Yields the feed from a place on as server-sent events: an event for each entry, and comments as heartbeats. Reads no further than the
 * client does. Ends at the signal, at the tail's stop, and after an hour.
 */
export async function* changeEvents(
  tail: ChangeTail,
  { address, after, isReset }: StreamStart,
  signal: AbortSignal,
  { heartbeatMs, maxAgeMs }: Times = { heartbeatMs: HEARTBEAT_MS, maxAgeMs: MAX_AGE_MS },
): AsyncGenerator<string> {
  const end = performance.now() + maxAgeMs;
  const either = AbortSignal.any([signal, tail.signal]);
  yield `retry: ${RETRY_MS}\n\n`;
  if (isReset) yield resetEvent(address, after);
  let [at, failures] = [after, 0];
  while (!either.aborted && performance.now() < end) {
    const entries = await tail.read(at, BATCH).catch(undefinedAtOutage);
    failures = entries === undefined ? failures + 1 : 0;
    const last = entries?.at(-1);
    if (last !== undefined) {
      at = last.number;
      yield entries!.map((entry) => eventOf(address, entry)).join('');
    } else if (entries === undefined) {
      // A browser does not connect again after a 503: the stream stays open.
      await growingPause(failures, either);
      yield HEARTBEAT;
    } else if (!(await tail.changed(at, heartbeatMs, either))) yield HEARTBEAT;
  }
}

/** A comment: readers ignore it. */
const HEARTBEAT = ':\n\n';

const undefinedAtOutage = (error: unknown): undefined => {
  if (error instanceof OutageError) return undefined;
  throw error;
};

const eventOf = (address: FeedAddress, entry: FeedEntry): string => {
  const activity = activityOf(address, entry);
  const id = placeText({ feed: address.feed, number: entry.number });
  return `id: ${id}\nevent: ${activity.type}\ndata: ${JSON.stringify(activity)}\n\n`;
};

const resetEvent = ({ origin, feed }: FeedAddress, number: number): string =>
  `id: ${placeText({ feed, number })}\nevent: Reset\ndata: ${JSON.stringify({ id: `${origin}/api/v1/changes` })}\n\n`;
