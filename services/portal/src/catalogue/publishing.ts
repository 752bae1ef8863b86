import { Dataset, type DatasetId } from '@moisson/contracts';
import type { DcatUsSite } from '@moisson/dcat';
import { announceUnreadable, MoissonError } from '@moisson/kernel';
import { originOf } from '@moisson/runtime';
import type { Request } from 'express';
import { asOfNow } from '../datasets/as-of-now.ts';
import type { PortalContext } from '../portal-context.ts';
import { themeNames } from '../theme-names.ts';
import { WorkBudget } from '../work-budget.ts';
import type { CatalogueRoll } from './catalogue-roll.ts';

/** What the routes for other catalogues need. */
export interface PublishingContext extends PortalContext {
  readonly roll: CatalogueRoll;
  /** Throws `request.not-found` for a request that names no host: all IRIs of ours begin with it. */
  readonly siteFor: (request: Request) => DcatUsSite;
}

/** Returns the site by the configured address, else by that of the request. */
export const siteOf =
  (portalUrl: string | undefined, contactEmail: string | undefined) =>
  (request: Request): DcatUsSite => {
    const origin = originOf(request, portalUrl);
    if (origin === undefined) throw new MoissonError('request.not-found', { what: request.path.slice(0, 200) });
    // RFC 2142 §5: the mailbox that every host with a web server is to have.
    return { origin, themeNames, contactEmail: contactEmail ?? `webmaster@${new URL(origin).hostname}` };
  };

/** Characters of JSON that the datasets of one page may have together; what remains is on the next one. */
const MAX_CHARACTERS = 16 * 1024 * 1024;
/** Datasets that are read together. One may have 4 MB; most have less than 10 kB. */
const BATCH = 25;

/** The first datasets of a page, and how many of its ids they stand for. */
export interface PublicPage {
  readonly datasets: readonly Dataset[];
  readonly reached: number;
}

/** Does the same as `publicDatasets`, up to the size that one answer may have. */
export const publicPage = async (
  context: Pick<PublishingContext, 'store'>,
  ids: readonly DatasetId[],
): Promise<PublicPage> => {
  const budget = new WorkBudget();
  const datasets: Dataset[] = [];
  let characters = 0;
  let reached = 0;
  while (reached < ids.length && characters < MAX_CHARACTERS) {
    const some = ids.slice(reached, reached + BATCH);
    reached += some.length;
    for (const dataset of await publicDatasets(context, some, budget)) {
      datasets.push(dataset);
      characters += JSON.stringify(dataset).length;
    }
  }
  return { datasets, reached };
};

/**
 * Returns the live datasets with these ids, in their order, as of now, personal contacts masked. Those that left meanwhile, or cannot be
 * read, are left out.
 */
export const publicDatasets = async (
  { store }: Pick<PublishingContext, 'store'>,
  ids: readonly DatasetId[],
  budget: WorkBudget,
): Promise<readonly Dataset[]> => {
  const bodies = await store.datasetReads.bodies(ids);
  const live = ids.flatMap((id) => {
    const body = bodies.get(id);
    if (body?.state !== 'live') return [];
    const fault = Dataset.safeParse(body.dataset).error;
    if (fault === undefined) return [body.dataset];
    announceUnreadable('dataset', id, fault);
    return [];
  });
  return budget.masked(await asOfNow(store, live));
};
