import { DatasetId } from '@moisson/contracts';
import { readInput } from '@moisson/kernel';
import { listParam, refuseUnknown, withoutEmpty } from '@moisson/operations';
import { z } from 'zod';
import type { RollEntry } from '../catalogue/catalogue-roll.ts';

const MAX_VALUES = 50;
const values = listParam(z.string().max(200), MAX_VALUES);
export const MAX_PAGE = 500;

/** Without a zone, a time is in UTC. */
const instantOf = (text: string): number => {
  const [, time] = text.split('T');
  return Date.parse(time === undefined || /[Z+-]/.test(time) ? text : `${text}Z`);
};

/** Filters of a list for other catalogues. */
const Filters = z.object({
  organization: values,
  source: values,
  /** A day or an instant, as ckanext-dcat has it. */
  modified_since: z
    .union([z.iso.date(), z.iso.datetime({ offset: true }), z.iso.datetime({ local: true })])
    .transform(instantOf)
    .optional(),
});
/** Filters, and the place of a page. */
const Paged = Filters.extend({
  cursor: DatasetId.optional(),
  limit: z.coerce.number().int().min(1).max(MAX_PAGE).default(100),
});
export type CatalogueFilters = z.infer<typeof Filters>;
export type CatalogueQuery = z.infer<typeof Paged>;

const read = <Schema extends z.ZodObject>(
  schema: Schema,
  more: readonly string[],
  query: unknown,
): z.output<Schema> => {
  const given = withoutEmpty(query as Record<string, unknown>);
  // A misspelt filter would silently answer with the whole catalogue.
  refuseUnknown(given, [...Object.keys(schema.shape), ...more]);
  return readInput<Schema>(schema, given);
};

/** Throws `InvalidInput` for a parameter that is unknown or does not fit. */
export const readCatalogueQuery = (query: unknown): CatalogueQuery => read(Paged, ['lang'], query);
export const readCatalogueFilters = (query: unknown, more: readonly string[]): CatalogueFilters => {
  const rest = Object.entries(query as Record<string, unknown>).filter(([name]) => !more.includes(name));
  return read(Filters, ['lang'], Object.fromEntries(rest));
};

/** Returns the live entries that pass the filters, in their order. */
export const filtered = (entries: readonly RollEntry[], filters: CatalogueFilters): readonly RollEntry[] => {
  const { organization, source, modified_since: since } = filters;
  const [organizations, sources] = [organization && new Set(organization), source && new Set(source)];
  return entries.filter(
    (entry) =>
      entry.state === 'live' &&
      (organizations === undefined || organizations.has(entry.organization?.id ?? '')) &&
      (sources === undefined || entry.sources.some((one) => sources.has(one))) &&
      (since === undefined || entry.stamp >= since),
  );
};
