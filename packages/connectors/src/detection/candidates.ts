import { said, type Bilingual } from '@moisson/kernel';
import type { LinkedPage } from '@moisson/formats';
import { withoutTrailingSlashes } from '../mapping/links.ts';
import { PLATFORM, type Answer, type Protocol } from '../protocol.ts';

/** An endpoint that may answer in a protocol. */
export interface Candidate {
  readonly protocol: Protocol;
  readonly endpoint: string;
  readonly why: Bilingual;
  /** Nothing but habit speaks for it. */
  readonly isGuess: boolean;
}

/** Number of links of a page that may be of one protocol: a portal links to each of its datasets. */
const LINKS_OF_A_PROTOCOL = 2;

/**
 * Returns the endpoints to try for an address, the likeliest first: the protocols that recognise the address or its page, those that recognise
 * a link of the page, then the usual places of all protocols on the site. No endpoint is tried twice in one protocol.
 */
export const candidatesOf = (
  protocols: readonly Protocol[],
  address: URL,
  page?: { readonly url: string; readonly answer: Answer; readonly links: LinkedPage['links'] },
  sitemaps: readonly string[] = [],
): readonly Candidate[] => {
  const found = new Map<string, Candidate>();
  const add = (protocol: Protocol, text: string, why: Bilingual): boolean => {
    const read = protocol.endpoint(text);
    if ('fault' in read) return false;
    const key = `${protocol.name} ${withoutTrailingSlashes(read.endpoint)}`;
    if (found.has(key)) return false;
    found.set(key, { protocol, endpoint: read.endpoint, why, isGuess: why === USUAL_PLACE });
    return true;
  };
  const here = page === undefined ? address : new URL(page.url);
  for (const protocol of protocols) {
    if (protocol.recognise(address)) add(protocol, address.href, BY_ADDRESS);
    else if (page !== undefined && protocol.recognise(here, page.answer)) add(protocol, here.href, BY_PAGE);
  }
  for (const protocol of protocols) {
    let added = 0;
    for (const link of page?.links ?? [])
      if (added < LINKS_OF_A_PROTOCOL && protocol.recognise(new URL(link)) && add(protocol, link, BY_LINK)) added += 1;
  }
  const bases = [...new Set([folderOf(here), `${here.origin}/`])];
  const byPreference = [...protocols].sort((a, b) => b.detection.preference - a.detection.preference);
  const named = new Map<Protocol, string>();
  const most = Math.max(0, ...protocols.map(({ detection }) => detection.places.length));
  // A sitemap that the site's robots.txt names is more usual than any place.
  for (const protocol of byPreference.filter(({ detection }) => detection.preference < PLATFORM))
    for (const sitemap of sitemaps.slice(0, LINKS_OF_A_PROTOCOL))
      if (URL.canParse(sitemap) && protocol.recognise(new URL(sitemap))) named.set(protocol, sitemap);
  // The most usual place of each protocol before the second one of any.
  for (let at = 0; at < most; at += 1)
    for (const base of bases.toReversed())
      for (const protocol of byPreference) {
        const place = (at === 0 ? named.get(protocol) : undefined) ?? protocol.detection.places[at];
        if (place !== undefined) add(protocol, new URL(place, base).href, USUAL_PLACE);
      }
  return [...found.values()];
};

const BY_ADDRESS = said('l’adresse est celle de ce protocole', 'the address is of this protocol');
const BY_PAGE = said('la page est celle de ce protocole', 'the page is of this protocol');
const BY_LINK = said('la page y mène', 'the page links to it');
const USUAL_PLACE = said('c’est là qu’il est d’ordinaire', 'it is usually there');

/** Returns the folder of an address: its path up to the last slash. */
const folderOf = (url: URL): string => new URL('.', `${url.origin}${url.pathname}`).href;
