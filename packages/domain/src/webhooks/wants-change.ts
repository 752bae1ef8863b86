import type { WebhookFilter } from '@moisson/contracts';
import type { DatasetBody } from '../merging/dataset-body.ts';
import type { CatalogueChange } from '../ports/change-feed.ts';

/** What a filter compares; a part is absent where it is not known any more. */
interface Described {
  readonly organizations?: readonly string[];
  readonly sources?: readonly string[];
  readonly themes?: readonly string[];
  readonly keywords?: readonly string[];
}

const describe = (body: DatasetBody | undefined): Described => {
  if (body?.state === 'live') {
    const { organization, records, theme, keyword } = body.dataset;
    return {
      organizations: organization === undefined ? [] : [organization.id],
      sources: records.map(({ sourceId }) => sourceId),
      themes: theme,
      keywords: keyword.map((word) => word.toLocaleLowerCase('fr')),
    };
  }
  const organization = body?.state === 'removed' ? body.organization : undefined;
  return organization === undefined ? {} : { organizations: [organization.id] };
};

const fits = (wanted: readonly string[] | undefined, has: readonly string[] | undefined): boolean =>
  wanted === undefined || has === undefined || wanted.some((one) => has.includes(one));

/**
 * Returns whether a subscriber wants to know of a change. `body`: the dataset as it is stored now. What is not known of a dataset that is
 * gone fits: a subscriber that keeps a copy must not miss a removal.
 */
export const wantsChange = (filter: WebhookFilter, change: CatalogueChange, body: DatasetBody | undefined): boolean => {
  if (change.kind === 'refresh') return true;
  if (filter.changes !== undefined && !filter.changes.includes(change.kind)) return false;
  const { organizations, sources, themes, keywords } = describe(body);
  return (
    fits(filter.organizations, organizations) &&
    fits(filter.sources, sources) &&
    fits(filter.themes, themes) &&
    fits(
      filter.keywords?.map((word) => word.toLocaleLowerCase('fr')),
      keywords,
    )
  );
};
