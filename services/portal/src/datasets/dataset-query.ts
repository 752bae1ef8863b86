import { DatasetId } from '@moisson/contracts';
import { defined, cutText, MoissonError, readInput } from '@moisson/kernel';
import { searchSorts, type DatasetQuery } from '@moisson/domain';
import { listParam, withoutEmpty } from '@moisson/operations';
import { z } from 'zod';
import { Box } from './box-param.ts';

/** Milliseconds that a search waits at most for the latest writes of a busy database. */
export const PATIENCE_MS = 20;

/** Values of one facet in a query. */
const MAX_VALUES = 50;
const values = listParam(z.string().max(200), MAX_VALUES);
/** A year, a month or a day. */
const PartialDay = z.string().regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/);
const flag = z.enum(['true', 'false']).optional();

/** The query string of a search, as in the reference. */
export const SearchParams = z.object({
  q: z.string().max(500).optional(),
  organization: values,
  theme: values,
  format: values,
  licence: values,
  source: values,
  absent: flag,
  start: PartialDay.optional(),
  end: PartialDay.optional(),
  bbox: Box.optional(),
  sort: z.enum(searchSorts).optional(),
  explain: flag,
  cursor: z.string().max(1000).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});
export type SearchParams = z.infer<typeof SearchParams>;

/** Parses search parameters. Throws `request.invalid` with the parameter and what was expected. */
export const readSearchParams = (query: unknown): SearchParams =>
  readInput(SearchParams, withoutEmpty(query as Record<string, unknown>));

export const toDatasetQuery = (params: SearchParams): DatasetQuery => {
  const { q, organization, theme, format, licence, source, absent, start, end, bbox, sort, explain, cursor } = params;
  return {
    limit: params.limit,
    patienceMs: PATIENCE_MS,
    ...defined({ text: q, organization, theme, format, license: licence, source, bbox, sort, cursor }),
    ...(absent === undefined ? {} : { absent: absent === 'true' }),
    ...(start === undefined && end === undefined ? {} : { period: defined({ start, end }) }),
    ...(explain === 'true' ? { explain: true } : {}),
  };
};

export const readDatasetId = (text: unknown): DatasetId => {
  const parsed = DatasetId.safeParse(typeof text === 'string' ? text.toLowerCase() : text);
  if (!parsed.success) throw new MoissonError('request.not-found', { what: cutText(String(text), 100) });
  return parsed.data;
};
