import { CATALOGUE_DESCRIPTION, type Site } from '@moisson/dcat';
import { writeXml, type XmlElement } from '@moisson/formats';
import { locales, type Language } from '@moisson/kernel';

const OPEN_SEARCH = 'http://a9.com/-/spec/opensearch/1.1/';

/** Returns the OpenSearch description, by which browsers and other programs learn how to search here. */
export const openSearchDescription = ({ origin }: Site, language: Language): string => {
  const element = (name: string, text: string, attributes: Readonly<Record<string, string>> = {}): XmlElement => ({
    ...{ name, namespace: OPEN_SEARCH, attributes, children: text === '' ? [] : [text] },
  });
  const url = (type: string, template: string): XmlElement => element('Url', '', { type, template, rel: 'results' });
  const root: XmlElement = {
    ...{ name: 'OpenSearchDescription', namespace: OPEN_SEARCH, attributes: {} },
    children: [
      // At most 16 characters (OpenSearch 1.1).
      element('ShortName', 'Moisson'),
      element('Description', CATALOGUE_DESCRIPTION[language]),
      url('text/html', `${origin}/datasets?q={searchTerms}`),
      url('application/atom+xml', `${origin}/feed.atom?q={searchTerms}&limit={count?}`),
      url('application/json', `${origin}/api/v1/datasets?q={searchTerms}&limit={count?}`),
      element('Language', locales[language]),
      element('InputEncoding', 'UTF-8'),
      element('OutputEncoding', 'UTF-8'),
    ],
  };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${writeXml(root)}\n`;
};
