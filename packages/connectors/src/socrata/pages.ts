import { cutText, defined, MoissonError, said } from '@moisson/kernel';
import {
  isJsonObject,
  type Completeness,
  type Json,
  type ProbeReport,
  type RawPage,
  type ReadContext,
} from '@moisson/domain';
import { endOf, readList, type ListEnd } from '@moisson/formats';
import { siteOf } from '../addresses/endpoint.ts';
import { parsedOf } from '../mapping/lang-values.ts';
import { countOf, offsetIn, offsetPages } from '../paging/offset-pages.ts';
import { socrataEndpoint } from './endpoint.ts';
import { socrataOptions } from './options.ts';

/** The largest `offset + limit`. Behind it, `scroll_id` continues after the asset with that id (Discovery API, "Deep scrolling"). */
const WINDOW = 10_000;

/** Requests one asset to get the count. Throws a `MoissonError`. */
export const probe = async (context: ReadContext): Promise<ProbeReport> => {
  const end = await endOf(new AssetList(context).page(0, 1));
  const records = countOf(end.envelope, 'resultSetSize', context.source.endpoint);
  return { records, detail: `Socrata Discovery API v1, resultSetSize: ${records}` };
};

/** Reads the assets of the portal's domain in pages, sorted by id. Throws a `MoissonError`. */
export async function* pages(context: ReadContext): AsyncGenerator<RawPage, Completeness> {
  const { pageSize } = context.source.politeness;
  const list = new AssetList(context);
  const reading = offsetPages({
    pageSize,
    read: (offset, limit) => list.page(offset, limit),
    claimed: ({ envelope }) => countOf(envelope, 'resultSetSize', context.source.endpoint),
    signal: context.signal,
    ...defined({ from: context.from }),
  });
  let step = await reading.next();
  for (; !step.done; step = await reading.next()) {
    const { cursor, ...page } = step.value;
    // Behind the window a position is the id of an asset, which an offset does not tell.
    yield cursor === undefined || offsetIn(cursor) + pageSize > WINDOW ? page : { ...page, cursor };
  }
  return step.value;
}

/** The list of a portal's assets; remembers what the pages so far have in common. */
class AssetList {
  readonly #context: ReadContext;
  readonly #site: URL;
  #last = '';
  #domain: string | undefined;

  constructor(context: ReadContext) {
    this.#context = context;
    this.#site = new URL(siteOf(socrataEndpoint, context.source));
  }

  async *page(offset: number, limit: number): AsyncGenerator<Uint8Array[], ListEnd> {
    const url = this.#address(offset, limit);
    const reading = readList(await this.#context.fetch.send({ url }), ['results']);
    let step = await reading.next();
    for (; !step.done; step = await reading.next()) {
      for (const bytes of step.value) this.#look(bytes, url);
      yield step.value;
    }
    const end = step.value;
    if (end.found) return end;
    const { error, message } = end.envelope;
    const told = typeof error === 'string' ? error : typeof message === 'string' ? message : undefined;
    if (told !== undefined)
      throw new MoissonError('protocol.error-answer', { detail: cutText(told, 300) }, { retryable: true });
    throw new MoissonError(
      'body.unexpected-shape',
      { url, detail: said('pas de liste à results', 'no list at results') },
      { retryable: true },
    );
  }

  #address(offset: number, limit: number): string {
    const url = new URL('/api/catalog/v1', this.#site);
    url.searchParams.set('only', 'datasets');
    for (const [name, value] of new URLSearchParams(socrataOptions(this.#context.source).filter))
      url.searchParams.set(name, value);
    // Without the domain, the API lists the assets of all portals.
    url.searchParams.set('domains', this.#site.hostname);
    url.searchParams.set('search_context', this.#site.hostname);
    url.searchParams.set('limit', String(limit));
    if (offset + limit > WINDOW) url.searchParams.set('scroll_id', this.#last);
    else {
      url.searchParams.set('order', 'dataset_id');
      url.searchParams.set('offset', String(offset));
    }
    return url.href;
  }

  /**
   * Remembers the id of the asset. Throws if the list has assets of several portals: then the API does not know the
   * domain, and lists those of all.
   */
  #look(bytes: Uint8Array, url: string): void {
    const asset = parsedOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString()) as
      Json | undefined;
    if (!isJsonObject(asset)) return;
    const { resource, metadata } = asset;
    if (isJsonObject(resource) && typeof resource.id === 'string') this.#last = resource.id;
    const domain = isJsonObject(metadata) ? metadata.domain : undefined;
    if (typeof domain !== 'string') return;
    this.#domain ??= domain;
    if (domain !== this.#domain)
      throw new MoissonError('body.unexpected-shape', {
        url,
        detail: said(
          `la liste a des fiches de plusieurs portails, ${cutText(this.#domain, 100)} et ${cutText(domain, 100)}`,
          `the list has records of several portals, ${cutText(this.#domain, 100)} and ${cutText(domain, 100)}`,
        ),
      });
  }
}
