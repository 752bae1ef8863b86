import { defined, MoissonError, said } from '@moisson/kernel';
import type { Completeness, Json, RawPage, ReadContext } from '@moisson/domain';
import { readList, type ListEnd, type ListPath } from '@moisson/formats';
import { siteOf } from '../addresses/endpoint.ts';
import { offsetPages } from '../paging/offset-pages.ts';
import { ckanEndpoint } from './endpoint.ts';
import { ckanFault, refuseFailure } from './fault.ts';

/** Marks the cursors of this list: they have no meaning in `package_search`. */
const MARK = 'list:';
export const isDkanCursor = (cursor: string | undefined): boolean => cursor?.startsWith(MARK) === true;

/**
 * Reads the list of a DKAN, which has no `package_search`: `current_package_list_with_resources` in pages, and the
 * length of `package_list` as the number of its records. DKAN wraps the list in another one. Throws a `MoissonError`
 * with the source's own text, if there is one.
 */
export async function* dkanPages(context: ReadContext): AsyncGenerator<RawPage, Completeness> {
  const claimed = await countPackages(context);
  const reading = offsetPages({
    pageSize: context.source.politeness.pageSize,
    read: (offset, limit) => readPage(context, offset, limit),
    claimed: () => claimed,
    signal: context.signal,
    ...defined({ from: isDkanCursor(context.from) ? context.from?.slice(MARK.length) : undefined }),
  });
  let step = await reading.next();
  for (; !step.done; step = await reading.next()) {
    const { cursor, ...page } = step.value;
    yield cursor === undefined ? page : { ...page, cursor: MARK + cursor };
  }
  return step.value;
}

/** Returns the number of names in `package_list`. Throws a `MoissonError`. */
export const countPackages = async (context: ReadContext): Promise<number> => {
  const reading = readAction(context, actionUrl(context, 'package_list'), ['result']);
  let count = 0;
  let step = await reading.next();
  for (; !step.done; step = await reading.next()) count += step.value.length;
  if (!step.value.found) throw noList(context);
  return count + step.value.unread.count;
};

async function* readPage(context: ReadContext, offset: number, limit: number): AsyncGenerator<Uint8Array[], ListEnd> {
  const url = actionUrl(context, 'current_package_list_with_resources');
  url.searchParams.set('limit', String(limit));
  url.searchParams.set('offset', String(offset));
  const end = yield* readAction(context, url, ['result', undefined]);
  if (end.found) return end;
  // CKAN's own form of the answer, and that of an empty list.
  const { result } = end.envelope;
  if (!Array.isArray(result)) throw noList(context);
  yield (result as readonly Json[]).map((item) => Buffer.from(JSON.stringify(item)));
  return { ...end, found: true };
}

async function* readAction(context: ReadContext, url: URL, path: ListPath): AsyncGenerator<Uint8Array[], ListEnd> {
  try {
    const end = yield* readList(await context.fetch.send({ url: url.href }), path);
    refuseFailure(end.envelope, url.href);
    return end;
  } catch (error) {
    throw ckanFault(error);
  }
}

const actionUrl = (context: ReadContext, action: string): URL =>
  new URL(`${siteOf(ckanEndpoint, context.source)}/api/3/action/${action}`);

const noList = ({ source }: ReadContext): MoissonError =>
  new MoissonError(
    'body.unexpected-shape',
    { url: source.endpoint, detail: said('« result » n’est pas une liste', '"result" is not a list') },
    { retryable: true },
  );
