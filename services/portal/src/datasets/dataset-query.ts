import { DatasetId } from '@moisson/contracts';
import { defined, cutText, MoissonError, readInput } from '@moisson/kernel';
import type { DatasetQuery } from '@moisson/domain';
import { z } from 'zod';

/** Milliseconds that a search waits at most for the latest writes of a busy database. */
export const PATIENCE_MS = 20;

const value = z.string().max(200).optional();

/** The query string of a search, as in the reference. */
export const SearchParams = z.object({
  q: z.string().max(500).optional(),
  organization: value,
  theme: value,
  format: value,
  licence: value,
  source: value,
  absent: z.enum(['true', 'false']).optional(),
  cursor: z.string().max(1000).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});
export type SearchParams = z.infer<typeof SearchParams>;

/** Parses search parameters. Throws `request.invalid` with the parameter and what was expected. */
export const readSearchParams = (query: unknown): SearchParams => {
  // An empty field of a form is no filter; a parameter given twice is a list, and refused.
  const given = Object.fromEntries(Object.entries(query as Record<string, unknown>).filter(([, text]) => text !== ''));
  return readInput(SearchParams, given);
};

export const toDatasetQuery = ({
  q,
  organization,
  theme,
  format,
  licence,
  source,
  absent,
  cursor,
  limit,
}: SearchParams): DatasetQuery => ({
  limit,
  patienceMs: PATIENCE_MS,
  ...defined({ text: q, organization, theme, format, license: licence, source }),
  ...(absent === undefined ? {} : { absent: absent === 'true' }),
  ...defined({ cursor }),
});

export const readDatasetId = (text: unknown): DatasetId => {
  const parsed = DatasetId.safeParse(typeof text === 'string' ? text.toLowerCase() : text);
  if (!parsed.success) throw new MoissonError('request.not-found', { what: cutText(String(text), 100) });
  return parsed.data;
};
