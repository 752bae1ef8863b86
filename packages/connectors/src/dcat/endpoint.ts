import { said } from '@moisson/kernel';
import type { Endpoint, Recogniser } from '../addresses/endpoint.ts';
import { parseUrl } from '../mapping/urls.ts';
import type { Answer } from '../protocol.ts';

/** Returns the address of the document, or of its first page, as it was entered: a catalogue may be at any address. */
export const dcatEndpoint = (text: string, other?: Recogniser): Endpoint => {
  const url = parseUrl(text.trim());
  if (url === undefined || !/^https?:$/.test(url.protocol))
    return { fault: said('ce n’est pas une adresse de la forme https://…', 'it is no address of the form https://…') };
  const protocol = other?.(url);
  if (protocol !== undefined && protocol !== 'dcat')
    return {
      fault: said(
        `c’est une adresse du protocole ${protocol} : donnez ${protocol} comme protocole`,
        `it is an address of the protocol ${protocol}: give ${protocol} as the protocol`,
      ),
    };
  if (url.hash === '') return { site: text.trim(), endpoint: text.trim() };
  url.hash = '';
  return { site: url.href, endpoint: url.href };
};

const RDF_ADDRESS = /\.(?:ttl|rdf|jsonld|nt|n3|nq|trig)$|\/(?:catalog|dcat|dcat-ap)\.xml$/i;
const RDF_TYPE = /^(?:text\/(?:turtle|n3)|application\/(?:rdf\+xml|ld\+json|n-triples|trig))\b/i;
const DCAT = 'http://www.w3.org/ns/dcat#';

/** Returns whether an address ends as those of RDF documents do, or whether its answer is RDF about a catalogue. */
export const isDcat = (url: URL, answer?: Answer): boolean =>
  RDF_ADDRESS.test(url.pathname) ||
  (answer !== undefined &&
    answer.text.includes(DCAT) &&
    (RDF_TYPE.test(answer.contentType ?? '') || /<[\w.-]+:RDF[\s>]/.test(answer.text)));
