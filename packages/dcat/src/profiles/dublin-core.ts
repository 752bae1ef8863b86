import type { Dataset } from '@moisson/contracts';
import type { XmlElement } from '@moisson/formats';
import { webIri } from '../rdf/web-iri.ts';
import { datasetIri, themeName, type Site } from '../site.ts';

export const OAI_DC = 'http://www.openarchives.org/OAI/2.0/oai_dc/';
export const DC = 'http://purl.org/dc/elements/1.1/';
const XSI = 'http://www.w3.org/2001/XMLSchema-instance';
const XML = 'http://www.w3.org/XML/1998/namespace';

/** Returns a dataset as unqualified Dublin Core (`oai_dc`), in the order and with the habits of repositories. */
export const dublinCore = (dataset: Dataset, site: Site): XmlElement => {
  const { title, description, organization, keyword, theme, license, spatial, temporal } = dataset;
  const children: XmlElement[] = [];
  const add = (name: string, text: string | undefined, language?: string): void => {
    if (text === undefined || text === '') return;
    const attributes: Record<string, string> = /^[a-z]{2}$/.test(language ?? '') ? { [`{${XML}}lang`]: language! } : {};
    children.push({ name, namespace: DC, attributes, children: [text] });
  };
  for (const [language, text] of Object.entries(title)) add('title', text, language);
  if (children.length === 0) add('title', dataset.id);
  add('publisher', organization?.name);
  for (const [language, text] of Object.entries(description ?? {})) add('description', text, language);
  for (const word of keyword) add('subject', word);
  for (const slug of theme) add('subject', themeName(site, slug).fr, 'fr');
  add('date', dataset.issued ?? dataset.modified);
  add('type', 'Dataset');
  add('identifier', webIri(dataset.landingPage));
  add('identifier', datasetIri(site, dataset.id));
  for (const identifier of dataset.identifier) add('identifier', identifier);
  for (const format of new Set(dataset.distribution.map(({ format: one }) => one))) add('format', format);
  for (const language of dataset.language ?? []) add('language', language);
  add('rights', license && (webIri(license.uri) ?? license.original));
  if (spatial?.bbox !== undefined) {
    const [west, south, east, north] = spatial.bbox;
    const box = `westlimit=${west}; southlimit=${south}; eastlimit=${east}; northlimit=${north}`;
    // DCMI Box: a name with its separators would be read as another part.
    const name = /^[^;=]+$/.test(spatial.label ?? '') ? `; name=${spatial.label}` : '';
    add('coverage', box + name);
  } else add('coverage', spatial?.label);
  if (temporal !== undefined) add('coverage', `${temporal.start ?? ''}/${temporal.end ?? ''}`);
  return {
    ...{ name: 'dc', namespace: OAI_DC },
    attributes: { [`{${XSI}}schemaLocation`]: `${OAI_DC} http://www.openarchives.org/OAI/2.0/oai_dc.xsd` },
    children,
  };
};
