import type { DatasetBody } from '@moisson/domain';
import type { IndexedFacet } from '@moisson/search';
import type { Identified } from './mongo-database.ts';

/**
 * A dataset as MongoDB holds it: the body as JSON text, since its names and texts come from outside, and beside it what
 * is searched, sorted and counted.
 */
export interface DatasetDocument extends Identified {
  readonly revision: number;
  readonly published: number;
  /** Set while the newest revision's event is not known to be published. */
  readonly owed?: true;
  readonly hash: string;
  /** The batch that wrote this revision. */
  readonly writer: string;
  readonly state: DatasetBody['state'];
  readonly changedAt: string;
  readonly json: string;
  /** All tokens, indexed; and those of each field, for the score. */
  readonly tokens: readonly string[];
  readonly title: readonly string[];
  readonly keyword: readonly string[];
  readonly body: readonly string[];
  /** `field value`. */
  readonly facets: readonly string[];
}

export interface OrganizationName extends Identified {
  readonly name: string;
}

export const facetKey = ({ field, value }: IndexedFacet): string => `${field} ${value}`;

export const facetOf = (key: string): IndexedFacet => {
  const at = key.indexOf(' ');
  return { field: key.slice(0, at) as IndexedFacet['field'], value: key.slice(at + 1) };
};
