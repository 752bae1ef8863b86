import type { Source } from '@moisson/contracts';
import type { SimulatedProtocol as Protocol } from '@moisson/simulator';
import { CatalogueServer, SimulatedCatalogue, type CatalogueOptions } from '@moisson/simulator';
import { aSource } from '@moisson/testkit';

/** How a source is read; a Hub by its search or by its feed. */
export type Form = 'ckan' | 'hub' | 'feed' | 'opendatasoft';

export interface YearSource {
  readonly id: string;
  readonly form: Form;
  readonly catalogue: SimulatedCatalogue;
  readonly server: CatalogueServer;
  readonly source: Source;
  /** Copies datasets of other sources. */
  readonly isAggregator: boolean;
}

const FORMS: readonly Form[] = ['ckan', 'hub', 'feed', 'opendatasoft', 'ckan', 'hub', 'feed'];
const PROTOCOL: Readonly<Record<Form, Protocol>> = {
  ckan: 'ckan',
  hub: 'arcgis-hub',
  feed: 'arcgis-hub',
  opendatasoft: 'opendatasoft',
};
/** Number of sources whose datasets the aggregator copies: one of each form, and one more. */
const COPIED = 5;
/** Number of organizations that publish in one source only; the rest have two. */
const ORGANIZATIONS = 15;
const MARK = 'fait-';

/** Starts this many catalogues of 20 to 60 datasets; the last one copies datasets of the first ones. */
export const startYearSources = async (count: number): Promise<readonly YearSource[]> => {
  const sources: YearSource[] = [];
  for (let at = 0; at < count - 1; at += 1) sources.push(await startOne(`ville-${at}`, FORMS[at % FORMS.length]!, at));
  const copied = sources.slice(0, COPIED);
  return [...sources, await startOne('agregateur', 'ckan', count - 1, copied)];
};

const startOne = async (
  id: string,
  form: Form,
  at: number,
  copied: readonly YearSource[] = [],
): Promise<YearSource> => {
  const isAggregator = copied.length > 0;
  const slug = isAggregator ? 'ministere' : `ville-${at % ORGANIZATIONS}`;
  const options: CatalogueOptions = {
    ...{ id, protocol: PROTOCOL[form], seed: 400 + at, size: 20 + ((at * 17) % 41), length: 3 },
    ...{ mark: `${MARK}${id}-`, layersPerService: 3, organization: { id: slug, name: slug } },
    copies: copied.map(({ catalogue }) => catalogue),
  };
  const server = await CatalogueServer.start(new SimulatedCatalogue(options));
  const source = aSource({
    ...{ id, organization: slug, protocol: PROTOCOL[form], authority: isAggregator ? 10 : 100 },
    endpoint: form === 'feed' ? `${server.url}/data.json` : server.url,
    politeness: { pageSize: 25 },
    speaksFor: copied.map(({ catalogue }) => catalogue.options.organization.id),
  });
  return { id, form, catalogue: server.catalogue, server, source, isAggregator };
};

/** A fact of the simulator: `SOURCE-INDEX`. */
export type FactName = string;

export const factName = (source: string, index: number): FactName => `${source}-${index}`;

/** Returns the facts in the keywords of a record or a dataset. */
export const factsIn = (keywords: readonly string[]): FactName[] =>
  keywords.filter((keyword) => keyword.startsWith(MARK)).map((keyword) => keyword.slice(MARK.length));
