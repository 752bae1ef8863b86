import { OutageError } from '@moisson/kernel';
import type { OpenSearchServer } from '../connection/server.ts';
import { aliasOf, writeAliasOf } from '../definition/index-names.ts';
import { indexDefinition } from '../definition/index-definition.ts';

type Aliases = Readonly<Record<string, { readonly aliases: Readonly<Record<string, object>> }>>;

/** Returns the names of the indexes behind the alias, the newest first: none before the first build, several only after a fault. */
export const liveIndexes = async (server: OpenSearchServer, timeoutMs?: number): Promise<readonly string[]> => {
  const { status, body } = await server.ask<Aliases>('GET', `/_alias/${aliasOf(server.index)}`, {
    answers: [404],
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
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

/**
 * Makes this index the one that is searched, and deletes those that were, all in one step: no search sees none or two. An index with the name
 * of the alias, which somebody created by writing to it, is deleted too.
 */
export const swapIn = async (server: OpenSearchServer, name: string): Promise<void> => {
  const alias = aliasOf(server.index);
  const before = (await liveIndexes(server)).filter((one) => one !== name);
  const mistaken = before.length === 0 && (await isIndex(server, alias)) ? [alias] : [];
  await server.ask('POST', '/_aliases', {
    body: {
      actions: [
        ...[...before, ...mistaken].map((index) => ({ remove_index: { index } })),
        { add: { index: name, alias, is_write_index: false } },
      ],
    },
  });
};

/** Whether a name is that of an index, not of an alias. */
const isIndex = async (server: OpenSearchServer, name: string): Promise<boolean> => {
  const { body } = await server.ask<Readonly<Record<string, object>>>('GET', `/${name}`, {
    answers: [404],
    query: { filter_path: '*.aliases' },
  });
  return Object.hasOwn(body, name);
};
