import { link } from '@moisson/ui';
import type { Language } from '@moisson/kernel';
import type { SearchParams } from './dataset-query.ts';

/** Filters that take several values. */
export const listFilters = ['organization', 'theme', 'format', 'licence', 'source'] as const;
export type ListFilter = (typeof listFilters)[number];

/** What a link to results carries. A cursor is not: another choice starts at the first page. */
export type Choice = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Returns the parameters that choose and order these results. */
export const choiceOf = (params: SearchParams): Choice => {
  const { q, organization, theme, format, licence, source, absent, start, end, bbox, sort } = params;
  return {
    ...{ q, organization, theme, format, licence, source, absent, start, end, sort },
    bbox: bbox?.join(','),
  };
};

/** Returns the values of a filter without this one if it is among them, else with it. Case does not matter. */
export const toggled = (values: readonly string[] | undefined, value: string): readonly string[] => {
  const others = (values ?? []).filter((one) => one.toLowerCase() !== value.toLowerCase());
  return others.length === (values ?? []).length ? [...others, value] : others;
};

/** Returns the address of the same results with some parameters changed. */
export const resultsLink = (params: SearchParams, language: Language, changes: Choice): string =>
  link('/datasets', language, { ...choiceOf(params), ...changes });
