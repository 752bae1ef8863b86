import type { Completeness, JsonObject, ProbeReport, RawPage, ReadContext } from '@moisson/domain';
import { endOf, readList } from '@moisson/formats';
import { MoissonError } from '@moisson/kernel';
import { siteOf } from '../addresses/endpoint.ts';
import { linkedLists } from '../paging/linked-lists.ts';
import { countOf } from '../paging/offset-pages.ts';
import { moissonEndpoint } from './endpoint.ts';
import { moissonOptions } from './options.ts';
import { readSources, withOrigins, type OtherSources } from './origins.ts';

/** The API's limit of datasets per page. */
const MAX_LIMIT = 100;

/**
 * Reads the list of datasets along its cursors, and adds to each where the other installation has it from. The list is
 * asked for by title, because its usual order moves with every change; a version without that order gives its usual one.
 * Throws a `MoissonError`.
 */
export async function* pages(context: ReadContext): AsyncGenerator<RawPage, Completeness> {
  const sources = await readSources(context, siteOf(moissonEndpoint, context.source));
  const first = await orderedList(context);
  const list = linkedLists(context, {
    first,
    list: ['items'],
    next: ({ next }) => nextOf(first, next),
    claimed: claimedBy,
  });
  let step = await list.next();
  for (; step.done !== true; step = await list.next()) yield withTheirOrigins(step.value, sources);
  return step.value;
}

const withTheirOrigins = (page: RawPage, sources: OtherSources): RawPage => ({
  ...page,
  records: page.records.map((bytes) => withOrigins(bytes, sources)),
});

/** A version without `total` claims nothing. */
const claimedBy = (envelope: JsonObject, url: string): number | undefined =>
  envelope.total === undefined ? undefined : countOf(envelope, 'total', url);

/** `next` is a cursor of the same query. */
const nextOf = (first: string, next: unknown): string | undefined => {
  if (next === undefined || next === null) return undefined;
  if (typeof next !== 'string') return '';
  const url = new URL(first);
  url.searchParams.set('cursor', next);
  return url.href;
};

/** Returns the address of the first page by title, or in the usual order if the service refuses the parameter. */
const orderedList = async (context: ReadContext): Promise<string> => {
  const byTitle = listAddress(context, { sort: 'title' });
  try {
    await totalAt(context, listAddress(context, { sort: 'title', limit: '1' }));
    return byTitle;
  } catch (error) {
    const isRefused = error instanceof MoissonError && error.code === 'fetch.unexpected-status';
    if (!isRefused || error.params.status !== 400) throw error;
    return listAddress(context, {});
  }
};

const listAddress = ({ source }: ReadContext, more: Readonly<Record<string, string>>): string => {
  const url = new URL(`${siteOf(moissonEndpoint, source)}/api/v1/datasets`);
  url.searchParams.set('limit', String(Math.min(MAX_LIMIT, source.politeness.pageSize)));
  for (const [name, value] of Object.entries(more)) url.searchParams.set(name, value);
  const { filter } = moissonOptions(source);
  if (filter === undefined) return url.href;
  const colon = filter.indexOf(':');
  url.searchParams.set(filter.slice(0, colon), filter.slice(colon + 1));
  return url.href;
};

const totalAt = async (context: ReadContext, url: string): Promise<number | undefined> => {
  const { envelope } = await endOf(readList(await context.fetch.send({ url }), ['items']));
  return claimedBy(envelope, url);
};

/** Requests one dataset to get the count, and the list of sources. Throws a `MoissonError`. */
export const probe = async (context: ReadContext): Promise<ProbeReport> => {
  const records = await totalAt(context, listAddress(context, { limit: '1' }));
  const { size } = await readSources(context, siteOf(moissonEndpoint, context.source));
  return {
    ...(records === undefined ? {} : { records }),
    detail: `Moisson API v1: ${records ?? 'an unknown number of'} datasets of ${size} sources`,
  };
};
