import type { Endpoint, Recogniser } from '../addresses/endpoint.ts';
import { pathOf } from '../addresses/endpoint.ts';
import type { Answer } from '../protocol.ts';
import { readServiceEndpoint, type ServiceForm } from '../addresses/service-endpoint.ts';

const VERBS = /^(?:identify|list(?:records|identifiers|sets|metadataformats)|getrecord)$/i;

const form: ServiceForm = {
  protocol: 'oai-pmh',
  own: new Set(['verb', 'metadataprefix', 'resumptiontoken', 'identifier', 'from', 'until', 'set']),
  narrowing: new Set(['set', 'from', 'until']),
};

/** Returns the base URL of a repository, such as `https://depot.example.org/oai/request`, from an address that a person pasted. */
export const oaiEndpoint = (text: string, other?: Recogniser): Endpoint => readServiceEndpoint(text, form, other);

/** Returns whether an address is that of a repository: by its path, by the verb of a request, or by its answer. */
export const isOaiAddress = (url: URL, answer?: Answer): boolean =>
  VERBS.test(url.searchParams.get('verb') ?? '') ||
  /\/(?:oai|oai2|oai2d|oai-pmh|oaipmh|oai-provider)(?:\.php)?\//.test(pathOf(url)) ||
  /<(?:\w{1,20}:)?OAI-PMH\s/.test(answer?.text.slice(0, 2000) ?? '');
