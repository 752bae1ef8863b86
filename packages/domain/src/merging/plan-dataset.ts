import { defined } from '@moisson/kernel';
import type { DatasetId } from '@moisson/contracts';
import type { DatasetHead, DatasetWrite } from '../ports/dataset-writes.ts';
import { rawHash } from '../records/fingerprint.ts';
import { byFoundation, datasetIdOf } from './cluster.ts';
import { bodyJson, type DatasetBody, type Leads } from './dataset-body.ts';
import { mergeCluster } from './merge.ts';
import { removedBody } from './removed-body.ts';
import { idOf } from './stored-record.ts';
import { isDeepStrictEqual } from 'node:util';
import type { Cluster } from './affected-clusters.ts';

/** What must be stored under a dataset's id, and the record whose id that is. */
export interface Due {
  readonly id: DatasetId;
  readonly founder: string;
  readonly body: DatasetBody;
  readonly leads: Leads;
}

/** Returns what must be stored under the ids of a cluster: the dataset under its founder's id, a redirect under each other record's id. */
export const datasetsOf = ({ records: cluster, apart }: Cluster): Due[] => {
  const [founder, ...others] = [...cluster].sort(byFoundation);
  if (founder === undefined) return [];
  const id = datasetIdOf(founder);
  const dataset = mergeCluster(cluster, apart);
  const body: DatasetBody = dataset === undefined ? removedBody(cluster) : { state: 'live', dataset };
  return [
    { id, founder: idOf(founder), body, leads: { records: cluster.map(idOf) } },
    ...others.map((other) => ({
      id: datasetIdOf(other),
      founder: idOf(other),
      body: { state: 'redirect', to: id } as const,
      leads: { redirect: id },
    })),
  ];
};

export interface PlannedWrite {
  readonly write: DatasetWrite;
  /** Nothing differs; only its event may still be owed. */
  readonly same: boolean;
  readonly owed: boolean;
}

/** `settled`: hash of the founding record's event, if that event is in the batch; else the stored hash is kept. */
export const planWrite = (
  { id, body, leads }: Due,
  head: DatasetHead | undefined,
  settled = head?.settled,
): PlannedWrite => {
  const json = bodyJson(body);
  const hash = rawHash(json);
  return {
    write: {
      id,
      expected: head?.revision ?? 0,
      hash,
      leads,
      body,
      json,
      ...defined({ settled }),
    },
    same: head?.hash === hash && isDeepStrictEqual(head.leads, leads),
    owed: head !== undefined && head.publishedRevision < head.revision,
  };
};
