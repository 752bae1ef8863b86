import { UNREADABLE_CHANNEL, type Unreadable } from '@moisson/kernel';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Logger } from 'pino';

/** Entries remembered as logged; beyond that, all are forgotten and may be logged again. */
const MAX_LOGGED = 1000;
/** Shared by the whole process, so that several services in it log each entry once. */
const logged = new Set<string>();

/** Logs each entry that a reader left out as unreadable, once. Returns a function that stops it. */
export const logUnreadable = (log: Logger): (() => void) => {
  const listener = (message: unknown): void => {
    const { kind, id, detail } = message as Unreadable;
    const key = `${kind} ${id}`;
    if (logged.has(key)) return;
    if (logged.size >= MAX_LOGGED) logged.clear();
    logged.add(key);
    log.error({ event: 'store.unreadable', kind, id, detail }, 'an entry cannot be read and is left out');
  };
  subscribe(UNREADABLE_CHANNEL, listener);
  return () => void unsubscribe(UNREADABLE_CHANNEL, listener);
};
