import type { DatasetId } from '@moisson/contracts';
import { changeSince, type ChangePosition, type CurrentRevision, type DatasetText, type Store } from '@moisson/domain';
import { defined } from '@moisson/kernel';
import { noteChanges, type HistoryPorts } from './note-changes.ts';

/** Writes of datasets that are read at once. */
const WRITES = 300;
/** Datasets that are appended at once. */
const CHUNK = 500;

export type FeedPorts = Pick<Store, 'changeFeed' | 'datasetChanges'> & HistoryPorts;

/**
 * Appends to the feed what changed since its position; the first time, and where these changes are not noted any more, what differs from the
 * whole catalogue. Returns whether it should be called again at once. It may be killed at any time, and any number may run: a dataset is
 * announced if its stored revision is newer than its newest entry, whoever appended that. Throws `OutageError`.
 */
export const publishChanges = async (ports: FeedPorts, now: () => Date, signal: AbortSignal): Promise<boolean> => {
  const position = await ports.changeFeed.position();
  const changed = position && (await ports.datasetChanges.after(position, WRITES));
  if (changed === undefined || changed === 'too-far') return publishDifference(ports, now, signal);
  const isMore = changed.newest > changed.position.number;
  if (changed.ids.length === 0 && JSON.stringify(changed.position) === JSON.stringify(position)) return isMore;
  for (let from = 0; from < changed.ids.length; from += CHUNK) {
    const texts = await read(ports, changed.ids.slice(from, from + CHUNK));
    if (!(await append(ports, now, { current: texts.map(currentOf), texts }))) return true;
  }
  return !(await append(ports, now, { position: changed.position })) || isMore;
};

/** Compares the feed with the whole catalogue. What changes meanwhile is read again after it. */
const publishDifference = async (ports: FeedPorts, now: () => Date, signal: AbortSignal): Promise<boolean> => {
  const position = await ports.datasetChanges.newest();
  for (let after: DatasetId | undefined; !signal.aborted;) {
    const page = await ports.datasetReads.revisions(after, CHUNK);
    const merged = page.filter(({ state }) => state === 'redirect').map(({ id }) => id);
    const led = new Map((await read(ports, merged)).map((text) => [text.id, currentOf(text)]));
    const current = page.flatMap((one) => (one.state === 'redirect' ? (led.get(one.id) ?? []) : one));
    if (!(await append(ports, now, { current }))) continue;
    if (page.length === 0) return !(await append(ports, now, { position }));
    after = page.at(-1)!.id;
  }
  return false;
};

/** Returns what is stored under these ids, in this order. */
const read = async ({ datasetReads }: FeedPorts, ids: readonly DatasetId[]): Promise<readonly DatasetText[]> => {
  const found = new Map<string, DatasetText>();
  for await (const texts of datasetReads.texts(ids)) for (const text of texts) found.set(text.id, text);
  return ids.flatMap((id) => found.get(id) ?? []);
};

const currentOf = ({ id, revision, state, json }: DatasetText): CurrentRevision => {
  const to = state === 'redirect' ? (JSON.parse(json) as { to: DatasetId }).to : undefined;
  return { id, revision, state, ...defined({ to }) };
};

interface Appended {
  readonly current?: readonly CurrentRevision[];
  /** Those of their texts that were read. */
  readonly texts?: readonly DatasetText[];
  /** Everything up to it is in the feed. */
  readonly position?: ChangePosition;
}

/** Returns false if another indexer appended meanwhile: its entries must be read first. */
const append = async (
  ports: FeedPorts,
  now: () => Date,
  { current = [], texts = [], position }: Appended,
): Promise<boolean> => {
  const { changeFeed } = ports;
  // In this order: heads that are newer than the end make the append fail, older ones would not.
  const end = await changeFeed.end();
  const heads = await changeFeed.heads(current.map(({ id }) => id));
  const changes = current.flatMap((one) => changeSince(heads.get(one.id), one) ?? []);
  const begun = end.number === 0 ? [{ kind: 'refresh' } as const] : [];
  if (begun.length + changes.length === 0 && position === undefined) return true;
  await noteChanges(ports, changes, texts);
  // The clocks of two indexers differ.
  const at = [now().toISOString(), end.at ?? ''].sort().at(-1)!;
  return changeFeed.append(end.number, at, [...begun, ...changes], position);
};
