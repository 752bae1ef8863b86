import type { DatasetBody } from '@moisson/domain';
import type { Identified, MongoDatabase } from './mongo-database.ts';

/** A dataset as MongoDB holds it: the body as JSON text, since its names and texts come from outside. */
export interface DatasetDocument extends Identified {
  readonly revision: number;
  readonly hash: string;
  readonly settled?: string;
  /** The batch that wrote this revision. */
  readonly writer: string;
  readonly state: DatasetBody['state'];
  /** `Leads` as JSON text. */
  readonly leads: string;
  readonly json: string;
}

/** These fields of the datasets that stand under these ids, in no order. */
export const findDatasets = async <T extends Identified>(
  db: MongoDatabase,
  ids: readonly string[],
  fields: Readonly<Record<string, 1>>,
): Promise<T[]> =>
  ids.length === 0
    ? []
    : db.on<DatasetDocument, T[]>('datasets', (datasets) =>
        datasets
          .find({ _id: { $in: [...ids] } })
          .project<T>(fields)
          .toArray(),
      );
