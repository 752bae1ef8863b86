import type { DatasetBody } from '@moisson/domain';
import type { Identified } from './mongo-database.ts';

/**
 * A dataset as MongoDB holds it: the body as JSON text, since its names and texts come from outside, and beside it what
 * is searched, sorted and counted.
 */
export interface DatasetDocument extends Identified {
  readonly revision: number;
  readonly hash: string;
  /** The batch that wrote this revision. */
  readonly writer: string;
  readonly state: DatasetBody['state'];
  readonly changedAt: string;
  readonly json: string;
  /** All tokens and facets, in one index; then the tokens of each field, for the score. A facet holds a space, a token none. */
  readonly tokens: readonly string[];
  readonly title: readonly string[];
  readonly keyword: readonly string[];
  readonly body: readonly string[];
  /** `field value`. */
  readonly facets: readonly string[];
}

/** A dataset whose event of this revision is not known to be published. A collection of its own: it is nearly empty, and
 * a mark on the dataset would write its whole document and indexes again. */
export interface OwedDocument extends Identified {
  readonly revision: number;
}

export interface OrganizationName extends Identified {
  readonly name: string;
}
