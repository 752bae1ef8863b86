import type { DatasetBody } from '@moisson/domain';
import type { Identified } from '../drivers/mongo/database.ts';

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
