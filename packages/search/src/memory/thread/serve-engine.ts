import type { DatasetQuery } from '@moisson/domain';
import { NOTICE_CHANNEL, serializeError, UNREADABLE_CHANNEL } from '@moisson/kernel';
import { subscribe } from 'node:diagnostics_channel';
import type { MessagePort } from 'node:worker_threads';
import { wordMemory } from '../../text/analyse.ts';
import type { OrganizationNames } from '../organization-names.ts';
import type { SearchEngine } from '../search-engine.ts';
import { sharedLists, type Call, type FromThread, type Outcome, type SentQuery, type ToThread } from './messages.ts';
import { ReceivedLists } from './shared-lists.ts';

/** Milliseconds between two signs of life while a call is under way. */
const ALIVE_MS = 1000;

/** An engine in its own thread. */
export interface ServedEngine extends SearchEngine {
  readonly names: Pick<OrganizationNames, 'takeChanged'>;
}

/** Serves an engine to the thread that started this one, until `close` is called. `onClose`: closes what the engine reads. */
export const serveEngine = (port: MessagePort, engine: ServedEngine, onClose: () => Promise<void>): void => {
  const lists = new ReceivedLists();
  const post = (message: FromThread): void => port.postMessage(message);
  for (const channel of [NOTICE_CHANNEL, UNREADABLE_CHANNEL])
    subscribe(channel, (message) => post({ channel, message }));
  let open = 0;
  let toldAt = -Infinity;
  /** At most once in `ALIVE_MS`. */
  const tellAlive = (): void => {
    if (performance.now() - toldAt < ALIVE_MS) return;
    toldAt = performance.now();
    post({ held: [...engine.bounds, wordMemory].map((bound) => bound.held()) });
  };
  tellAlive();
  setInterval(() => open > 0 && tellAlive(), ALIVE_MS).unref();

  const withLists = ({ query, versions }: SentQuery): DatasetQuery => {
    const given = sharedLists.flatMap((list) =>
      versions[list] === undefined ? [] : [[list, lists.get(list, versions[list])]],
    );
    return { ...query, ...(Object.fromEntries(given) as object) };
  };
  const close = async (): Promise<void> => {
    await engine.close();
    await onClose();
  };
  const calls: Readonly<Record<Call['name'], (...args: never[]) => Promise<unknown>>> = {
    refresh: () => engine.refresh(),
    find: (query: SentQuery) => engine.find(withLists(query)),
    organizations: () => engine.organizations(),
    suggest: (beginning: string, limit: number) => engine.suggest(beginning, limit),
    changes: (prefix: string, limit: number, after?: string) => engine.changes(prefix, limit, after),
    close,
  };
  const outcomeOf = async ({ name, args }: Call): Promise<Outcome> => {
    try {
      return { result: await calls[name](...(args as never[])) };
    } catch (error) {
      return { error: serializeError(error) };
    }
  };
  port.on('message', (message: ToThread) => {
    if ('list' in message) {
      lists.receive(message);
      return;
    }
    open += 1;
    void outcomeOf(message).then((outcome) => {
      open -= 1;
      post({ ...outcome, call: message.call, names: engine.names.takeChanged() });
      tellAlive();
      // Else the port would keep the thread alive.
      if (message.name === 'close') port.close();
    });
  });
};
