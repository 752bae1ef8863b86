import { DatasetId, MAX_REPORTS, redactedSource, SourceId, type AuditTarget } from '@moisson/contracts';
import { defined, messageOf } from '@moisson/kernel';
import { shownCredentials } from '../credentials/shown-credentials.ts';
import { shownKey } from '../keys/shown-key.ts';
import type { OperatorParts } from '../operator-parts.ts';

type Parts = Pick<OperatorParts, 'store'>;

/** Returns a target as it is stored now, without secrets; undefined if it does not exist. */
export const stateOf = async ({ store }: Parts, { kind, id }: AuditTarget): Promise<unknown> => {
  if (kind === 'hold') return store.holds.get(id);
  if (kind === 'incident') return store.incidents.get(id);
  if (kind === 'organization') return (await store.registry.organizations()).find((one) => one.id === id);
  if (kind === 'key') return keyState({ store }, id);
  if (kind === 'report') return reportsState({ store }, id);
  return kind === 'source' ? sourceState({ store }, id) : undefined;
};

/** Returns the sources that a file names, by id. */
export const sourcesIn = async (
  parts: Parts,
  body: unknown,
): Promise<Readonly<Record<string, unknown>> | undefined> => {
  const { sources } = (body ?? {}) as { readonly sources?: unknown };
  if (!Array.isArray(sources)) return undefined;
  const states: Record<string, unknown> = {};
  for (const { id } of sources as readonly { readonly id: string }[]) states[id] = await sourceState(parts, id);
  return states;
};

const keyState = async ({ store }: Parts, id: string): Promise<unknown> => {
  const key = await store.apiKeys.get(id);
  return key && shownKey(key);
};

/** The texts of visitors are no part of the log, which is kept for longer than they are. */
const reportsState = async ({ store }: Parts, id: string): Promise<unknown> => {
  const known = DatasetId.safeParse(id).data;
  const reports = known === undefined ? [] : await store.reports.of(known, MAX_REPORTS);
  return Object.fromEntries(
    [...Map.groupBy(reports, ({ state }) => state)].map(([state, { length }]) => [state, length]),
  );
};

const sourceState = async ({ store }: Parts, id: string): Promise<unknown> => {
  const known = SourceId.safeParse(id).data;
  const source = known && (await store.registry.get(known));
  if (source === undefined) return undefined;
  const sealed = await store.credentials.of(source.id).catch((error: unknown) => messageOf(error));
  const credentials = typeof sealed === 'string' ? sealed : sealed.length === 0 ? undefined : shownCredentials(sealed);
  return { ...redactedSource(source), ...defined({ credentials }) };
};
