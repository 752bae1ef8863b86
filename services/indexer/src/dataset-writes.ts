import {
  bodyJson,
  byFoundation,
  datasetIdOf,
  idOf,
  mergeCluster,
  rawHash,
  type DatasetBody,
  type DatasetHead,
  type DatasetWrite,
  type StoredRecord,
} from '@moisson/domain';

/** What must stand under the ids of a cluster: the dataset under its founder's, a redirect under each other's; and whose id it is. */
export const datasetBodies = (
  cluster: readonly StoredRecord[],
): { id: ReturnType<typeof datasetIdOf>; founder: string; body: DatasetBody }[] => {
  const [founder, ...others] = [...cluster].sort(byFoundation);
  if (founder === undefined) return [];
  const id = datasetIdOf(founder);
  const dataset = mergeCluster(cluster);
  const body: DatasetBody = dataset === undefined ? removed(cluster) : { state: 'live', dataset };
  return [
    { id, founder: idOf(founder), body },
    ...others.map((other) => ({
      id: datasetIdOf(other),
      founder: idOf(other),
      body: { state: 'redirect', to: id } as const,
    })),
  ];
};

const removed = (cluster: readonly StoredRecord[]): DatasetBody => {
  const gone = cluster.filter((record) => record.state === 'removed');
  const last = gone.reduce((a, b) => (b.removedAt > a.removedAt ? b : a));
  return { state: 'removed', label: gone[0]!.label, removedAt: last.removedAt };
};

export interface PlannedWrite {
  readonly write: DatasetWrite;
  /** Nothing differs; only its event may still be owed. */
  readonly same: boolean;
  readonly owed: boolean;
}

/** `settled`: the fingerprint of the founding record's event, where it is among those in hand; else what stands goes on to hold. */
export const planWrite = (
  id: DatasetWrite['id'],
  body: DatasetBody,
  head: DatasetHead | undefined,
  settled = head?.settled,
): PlannedWrite => {
  const json = bodyJson(body);
  const hash = rawHash(Buffer.from(json));
  return {
    write: { id, expected: head?.revision ?? 0, hash, body, json, ...(settled === undefined ? {} : { settled }) },
    same: head?.hash === hash,
    owed: head !== undefined && head.publishedRevision < head.revision,
  };
};
