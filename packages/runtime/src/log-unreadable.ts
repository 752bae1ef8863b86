import { UNREADABLE_CHANNEL, type Unreadable } from '@moisson/kernel';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Logger } from 'pino';

/** Entries that are remembered as logged; beyond, all are forgotten and logged once more. */
const MAX_LOGGED = 1000;
/** Of the whole process: services that share one log each entry once. */
const logged = new Set<string>();

/** Logs each entry that a reader left out, once. Returns what ends it. */
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
