import type { DatasetBody } from '@moisson/domain';
import type { Identified } from '../drivers/mongo/database.ts';

/** A dataset in MongoDB: the body is JSON text, because its names and texts come from outside and could be taken for operators. */
export interface DatasetDocument extends Identified {
  readonly revision: number;
  readonly hash: string;
  readonly settled?: string;
  /** Id of the batch that wrote this revision. */
  readonly writer: string;
  readonly state: DatasetBody['state'];
  /** `Leads` as JSON text. */
  readonly leads: string;
  readonly json: string;
}
