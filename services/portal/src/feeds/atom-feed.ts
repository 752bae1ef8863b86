import type { Dataset } from '@moisson/contracts';
import { CATALOGUE_TITLE, datasetIri, type Site } from '@moisson/dcat';
import { writeXml, type XmlElement } from '@moisson/formats';
import { inLanguage, languageFound, locales, type LangText, type Language } from '@moisson/kernel';

const ATOM = 'http://www.w3.org/2005/Atom';
const OPEN_SEARCH = 'http://a9.com/-/spec/opensearch/1.1/';
const XML = 'http://www.w3.org/XML/1998/namespace';
/** Characters of a description in a feed: its reader shows a list. */
const MAX_SUMMARY = 2000;

type Attributes = Readonly<Record<string, string>>;
const element = (name: string, children: XmlElement['children'], attributes: Attributes = {}): XmlElement => ({
  ...{ name, namespace: ATOM, attributes, children },
});
const link = (rel: string, type: string, href: string): XmlElement => element('link', [], { rel, type, href });

export interface FeedPage {
  readonly title: string;
  readonly self: string;
  readonly next?: string;
  /** The page of the same search. */
  readonly page: string;
  readonly total: number;
  readonly datasets: readonly Dataset[];
}

/** Returns the results of a search as an Atom feed (RFC 4287) with the counts of OpenSearch. */
export const atomFeed = (feed: FeedPage, site: Site, language: Language): string => {
  const updated = feed.datasets.reduce((latest, { changedAt }) => (changedAt > latest ? changedAt : latest), '');
  const { title, self, next, page, total, datasets } = feed;
  const root = element(
    'feed',
    [
      element('id', [self]),
      element('title', [title === '' ? CATALOGUE_TITLE[language] : `${title} · ${CATALOGUE_TITLE[language]}`]),
      // RFC 4287 demands a time: an empty result has not changed since the beginning.
      element('updated', [updated === '' ? '1970-01-01T00:00:00Z' : updated]),
      element('author', [element('name', ['Moisson'])]),
      link('self', 'application/atom+xml', self),
      link('alternate', 'text/html', page),
      link('search', 'application/opensearchdescription+xml', `${site.origin}/opensearch.xml`),
      ...(next === undefined ? [] : [link('next', 'application/atom+xml', next)]),
      { ...element('totalResults', [String(total)]), namespace: OPEN_SEARCH },
      { ...element('itemsPerPage', [String(datasets.length)]), namespace: OPEN_SEARCH },
      ...datasets.map((dataset) => entryOf(dataset, site, language)),
    ],
    { [`{${XML}}lang`]: locales[language] },
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${writeXml(root)}\n`;
};

const entryOf = (dataset: Dataset, site: Site, language: Language): XmlElement => {
  const { id, title, description = {}, organization, firstSeenAt, changedAt, keyword } = dataset;
  const iri = datasetIri(site, id);
  const summary = inLanguage(description, language).slice(0, MAX_SUMMARY).toWellFormed();
  return element('entry', [
    element('id', [`urn:uuid:${id}`]),
    element('title', [inLanguage(title, language) || id], languageAttribute(title, language)),
    element('updated', [changedAt]),
    element('published', [firstSeenAt]),
    ...(organization === undefined
      ? []
      : [element('author', [element('name', [organization.name || organization.id])])]),
    link('alternate', 'text/html', iri),
    link('alternate', 'application/ld+json', `${iri}.jsonld`),
    ...(summary === '' ? [] : [element('summary', [summary], languageAttribute(description, language))]),
    ...keyword.slice(0, 50).map((term) => element('category', [], { term })),
  ]);
};

const languageAttribute = (text: LangText, language: Language): Attributes => {
  const found = languageFound(text, language);
  return found !== undefined && /^[a-z]{2,3}$/.test(found) ? { [`{${XML}}lang`]: found } : {};
};
