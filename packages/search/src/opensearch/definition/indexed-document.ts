import { recordId, type Dataset } from '@moisson/contracts';
import { facetKey, type FacetField } from '../../dataset/indexed-facets.ts';
import { indexedDataset } from '../../dataset/indexed-dataset.ts';
import { fieldsByToken } from '../../dataset/token-fields.ts';
import { distinctKeywords } from '../../dataset/indexed-text.ts';
import { isVocabulary } from '../../plan/nearness.ts';
import { coverageFields } from './coverage-fields.ts';

/** Returns a token with the set of fields that hold it: what a query gives points for. */
export const markOf = (bits: number, token: string): string => `${bits}:${token}`;

/** Returns the document of a dataset. */
export const indexedDocument = (dataset: Dataset): object => {
  const { text, facets, changedAt, firstSeenAt, boost, titleKey, coverage } = indexedDataset(dataset);
  const values = (field: FacetField): string[] =>
    facets.filter((facet) => facet.field === field).map(({ value }) => value);
  const bits = fieldsByToken(text);
  return {
    ...{ id: dataset.id, changedAt, firstSeenAt, titleKey, boost },
    records: dataset.records.map(({ sourceId, recordKey }) => recordId(sourceId, recordKey)),
    ...{ organization: values('organization'), organizationName: dataset.organization?.name },
    ...{ theme: values('theme'), format: values('format'), license: values('license'), source: values('source') },
    keyword: distinctKeywords(dataset),
    facets: facets.map(facetKey),
    tokens: [...bits.keys()],
    marks: [...bits].map(([token, set]) => markOf(set, token)),
    pairs: text.pairs,
    words: [...text.vocabulary].filter(isVocabulary),
    ...coverageFields(coverage),
  };
};
