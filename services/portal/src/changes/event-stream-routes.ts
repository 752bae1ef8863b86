import {
  datasetIri,
  eventStreamQuads,
  streamNodeQuads,
  type EventStream,
  type Site,
  type StreamMember,
} from '@moisson/dcat';
import type { FeedEntry } from '@moisson/domain';
import { defined, MoissonError } from '@moisson/kernel';
import { refuseUnknown } from '@moisson/operations';
import express, { type Request, type Router } from 'express';
import type { PublishingContext } from '../catalogue/publishing.ts';
import { preferredSyntax, sendRdf, syntaxOf } from '../rdf/representations.ts';
import { activityUrl, TYPES } from './activities.ts';
import { ChangePageParams } from './public-change.ts';
import { FOR_EVER, readChangesPage } from './read-changes-page.ts';

/**
 * The feed of changes as a Linked Data Event Stream: its root at `/ldes.{jsonld,ttl,rdf,nt}`, its nodes below. A node has the entries of one
 * page of the feed, so a full one never changes.
 */
export const eventStreamRoutes = ({ store, siteFor }: PublishingContext): Router => {
  const router = express.Router();

  router.get('/ldes', (request, response) => {
    response.vary('Accept').redirect(302, `/ldes.${preferredSyntax(request)}`);
  });

  router.get('/ldes.:extension', async (request, response) => {
    const syntax = syntaxAsked(request);
    const site = siteFor(request);
    const [feed, [first]] = await Promise.all([store.changeFeed.identity(), store.changeFeed.after(0, 1)]);
    const addresses = addressesOf(site, feed, request.params.extension);
    const oldest = first && { iri: addresses.node(1), since: first.at };
    sendRdf(response, syntax, eventStreamQuads(addresses, oldest));
  });

  router.get('/ldes/:feed/:page.:extension', async (request, response) => {
    const syntax = syntaxAsked(request);
    const { data: asked } = ChangePageParams.safeParse(request.params);
    if (asked === undefined) throw notFound(request);
    const { feed, page } = asked;
    const { entries, next } = await readChangesPage(store, asked);
    const site = siteFor(request);
    const addresses = addressesOf(site, feed, request.params.extension);
    const members = entries.map((entry) => memberOf(site, feed, entry));
    const later = next && { iri: addresses.node(page + 1), since: next.at };
    if (later !== undefined) response.set(FOR_EVER);
    sendRdf(response, syntax, streamNodeQuads(addresses, addresses.node(page), members, later));
  });

  return router;
};

const notFound = ({ path }: Pick<Request, 'path'>): MoissonError =>
  new MoissonError('request.not-found', { what: path.slice(0, 200) });

const syntaxAsked = (request: Request<{ readonly extension: string }>) => {
  refuseUnknown(request.query, ['lang']);
  const syntax = syntaxOf(request.params.extension);
  if (syntax === undefined) throw notFound(request);
  return syntax;
};

const addressesOf = (
  { origin }: Site,
  feed: string,
  extension: string,
): EventStream & { readonly node: (page: number) => string } => ({
  stream: `${origin}/ldes#${feed}`,
  root: `${origin}/ldes.${extension}`,
  node: (page) => `${origin}/ldes/${feed}/${page}.${extension}`,
});

/** Returns an entry as a member, with the identity that it has in the feed in JSON. */
const memberOf = (site: Site, feed: string, entry: FeedEntry): StreamMember => {
  const iri = activityUrl({ origin: site.origin, feed }, entry.number);
  if (entry.kind === 'refresh') return { iri, kind: 'Refresh', published: entry.at };
  return {
    ...{ iri, kind: entry.kind === 'move' ? 'Move' : TYPES[entry.kind], published: entry.at },
    ...{ dataset: datasetIri(site, entry.id), revision: entry.revision },
    ...defined({ target: entry.kind === 'move' ? datasetIri(site, entry.to) : undefined }),
  };
};
