import { MoissonError, OutageError } from '@moisson/kernel';
import type { OpenSearchServer } from '../connection/server.ts';
import { aliasOf, writeAliasOf } from '../definition/index-names.ts';
import { indexDefinition } from '../definition/index-definition.ts';
import { readState, type ReadState } from './index-state.ts';

type Aliases = Readonly<Record<string, { readonly aliases: Readonly<Record<string, object>> }>>;

/** Returns the names of the indexes behind the alias, the newest first: none before the first build, several only after a fault. */
const liveIndexes = async (server: OpenSearchServer): Promise<readonly string[]> => {
  const { status, body } = await server.ask<Aliases>('GET', `/_alias/${aliasOf(server.index)}`, {
    answers: [404],
  });
  return status === 404 ? [] : Object.keys(body).sort().reverse();
};

/** Creates an index that is not searched yet. */
export const createIndex = async (server: OpenSearchServer, name: string): Promise<void> => {
  await server.ask('PUT', `/${name}`, {
    body: indexDefinition(writeAliasOf(name)),
    query: { wait_for_active_shards: 1 },
  });
};

export const deleteIndex = async (server: OpenSearchServer, name: string): Promise<void> => {
  await server.ask('DELETE', `/${name}`, { answers: [404] });
};

/** Makes what was written to an index visible to searches. Throws `OutageError`. */
export const refreshIndex = async (server: OpenSearchServer, name: string): Promise<void> => {
  const { body } = await server.ask<{ _shards: { failed: number } }>('POST', `/${name}/_refresh`);
  if (body._shards.failed > 0)
    throw new OutageError('OpenSearch', new Error('refresh failed'), { code: 'search.unavailable' });
};

/** Another builder may swap between our reading and our writing of the alias. */
const MAX_ATTEMPTS = 5;

/**
 * Makes this index the one that is searched in place of those that were, in one step: no search sees none or two. The others stay for the
 * searches that read them at this moment; the feeders delete them. An index with the name of the alias, which somebody created by writing
 * to it, is deleted.
 */
export const swapIn = async (server: OpenSearchServer, name: string): Promise<void> => {
  const alias = aliasOf(server.index);
  for (let attempt = 1, isDone = false; !isDone; attempt += 1) {
    const before = (await liveIndexes(server)).filter((one) => one !== name);
    const mistaken = before.length === 0 && (await isIndex(server, alias)) ? [alias] : [];
    isDone = await changeAlias(server, before, name, mistaken);
    if (!isDone && attempt >= MAX_ATTEMPTS) throw new MoissonError('search.not-indexed');
  }
  // Two builders may have swapped at once.
  await theLiveIndex(server);
};

/**
 * Returns the name of the index behind the alias, and its state; undefined if none is complete. Of several, which only a fault or two builders
 * at once leave, the newest complete one stays.
 */
export const theLiveIndex = async (
  server: OpenSearchServer,
): Promise<{ readonly name: string; readonly state: ReadState } | undefined> => {
  const names = await liveIndexes(server);
  for (const name of names) {
    const state = await readState(server, name);
    if (state === undefined) continue;
    const others = names.filter((one) => one !== name);
    if (others.length > 0) await changeAlias(server, others, name);
    return { name, state };
  }
  return undefined;
};

/** Returns whether it was done: not if one of these indexes is gone. */
const changeAlias = async (
  server: OpenSearchServer,
  remove: readonly string[],
  name: string,
  mistaken: readonly string[] = [],
): Promise<boolean> => {
  const alias = aliasOf(server.index);
  const { status } = await server.ask('POST', '/_aliases', {
    body: {
      actions: [
        ...remove.map((index) => ({ remove: { index, alias } })),
        ...mistaken.map((index) => ({ remove_index: { index } })),
        // Never written through it: a write goes to the index that the writer means.
        { add: { index: name, alias, is_write_index: false } },
      ],
    },
    answers: [404],
  });
  return status !== 404;
};

/** Whether a name is that of an index, not of an alias. */
const isIndex = async (server: OpenSearchServer, name: string): Promise<boolean> => {
  const { body } = await server.ask<Readonly<Record<string, object>>>('GET', `/${name}`, {
    answers: [404],
    query: { filter_path: '*.aliases' },
  });
  return Object.hasOwn(body, name);
};
