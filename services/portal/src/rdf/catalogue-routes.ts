import type { Dataset } from '@moisson/contracts';
import { catalogueQuads, datasetQuads, rdfWriter, type CataloguePage, type RdfSyntax, type Site } from '@moisson/dcat';
import { defined, MoissonError } from '@moisson/kernel';
import express, { type Request, type Router } from 'express';
import { firstAfter } from '../catalogue/catalogue-roll.ts';
import { publicPage, type PublishingContext } from '../catalogue/publishing.ts';
import { etagOf, isKnown, sendParts } from '../catalogue/send-parts.ts';
import { filtered, readCatalogueQuery } from './catalogue-query.ts';
import { asRdf, preferredSyntax, syntaxOf } from './representations.ts';

/** The whole catalogue as DCAT-AP, in pages: `/catalog.{jsonld,ttl,rdf,xml,nt}`. */
export const catalogueRoutes = (context: PublishingContext): Router => {
  const { roll, siteFor } = context;
  const router = express.Router();

  router.get('/catalog', (request, response) => {
    const extension = preferredSyntax(request);
    const [, query = ''] = request.originalUrl.split('?');
    response.vary('Accept').redirect(302, `/catalog.${extension}${query === '' ? '' : `?${query}`}`);
  });

  router.get('/catalog.:extension', async (request, response) => {
    const syntax = syntaxOf(request.params.extension);
    if (syntax === undefined) throw new MoissonError('request.not-found', { what: request.path.slice(0, 200) });
    const site = siteFor(request);
    const { cursor, limit, ...filters } = readCatalogueQuery(request.query);
    const all = filtered(await roll.entries(), filters);
    const start = cursor === undefined ? 0 : firstAfter(all, cursor);
    const ids = all.slice(start, start + limit).map(({ id }) => id);
    const { datasets, reached } = await publicPage(context, ids);
    const last = start + reached < all.length ? ids[reached - 1] : undefined;
    const page: CataloguePage = {
      ...addressesOf(request, site, last),
      total: all.length,
      ids: datasets.map(({ id }) => id),
    };
    if (page.next !== undefined) response.links({ next: page.next });
    asRdf(response, syntax);
    if (isKnown(request, response, etagOf(syntax, page, datasets))) return;
    await sendParts(request, response, documentOf(syntax, page, datasets, site));
  });
  return router;
};

/** Yields the document: the catalogue, then one dataset after the other. */
function* documentOf(
  syntax: RdfSyntax,
  page: CataloguePage,
  datasets: readonly Dataset[],
  site: Site,
): Generator<string> {
  const writer = rdfWriter(syntax);
  yield writer.part(catalogueQuads(page, site));
  for (const dataset of datasets) yield writer.part(datasetQuads(dataset, site));
  yield writer.end();
}

/** Returns the addresses of the list and its pages: with the caller's filters, and without the language, which changes nothing here. */
const addressesOf = (
  { path, originalUrl }: Request,
  { origin }: Site,
  last: string | undefined,
): Pick<CataloguePage, 'collection' | 'current' | 'first' | 'next'> => {
  const params = new URLSearchParams(originalUrl.split('?')[1] ?? '');
  params.delete('lang');
  const at = (cursor: string | undefined, limit = params.get('limit')): string => {
    const own = new URLSearchParams(params);
    own.delete('cursor');
    own.delete('limit');
    if (limit !== null) own.set('limit', limit);
    if (cursor !== undefined) own.set('cursor', cursor);
    return `${origin}${path}${own.size === 0 ? '' : `?${own.toString()}`}`;
  };
  const given = params.get('cursor') ?? undefined;
  return {
    collection: `${at(undefined, null)}#datasets`,
    current: at(given),
    first: at(undefined),
    ...defined({ next: last === undefined ? undefined : at(last) }),
  };
};
