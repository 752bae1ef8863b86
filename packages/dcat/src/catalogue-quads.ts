import type { Quad } from '@rdfjs/types';
import { Description, labelsOf } from './rdf/description.ts';
import { catalogueIri, CATALOGUE_DESCRIPTION, CATALOGUE_TITLE, datasetIri, type Site } from './site.ts';

/** One page of the catalogue. Addresses are whole ones. */
export interface CataloguePage {
  /** The address of the list without a position: the same for all its pages. */
  readonly collection: string;
  readonly current: string;
  readonly first: string;
  readonly next?: string;
  /** Number of datasets of all pages, where it is known. */
  readonly total?: number;
  readonly ids: readonly string[];
}

/** Returns that the catalogue has these datasets. */
export const listedIn = (site: Site, ids: readonly string[]): readonly Quad[] => {
  const quads: Quad[] = [];
  const catalogue = Description.of(quads, labelsOf('catalogue'), catalogueIri(site));
  for (const id of ids) catalogue.link('dcat:record', `${datasetIri(site, id)}#record`);
  for (const id of ids) catalogue.link('dcat:dataset', datasetIri(site, id));
  return quads;
};

/** Returns the catalogue without its datasets. */
export const catalogueItself = (site: Site): readonly Quad[] => {
  const quads: Quad[] = [];
  const catalogue = Description.of(quads, labelsOf('catalogue'), catalogueIri(site))
    .type('dcat:Catalog')
    .texts('dct:title', CATALOGUE_TITLE)
    .texts('dct:description', CATALOGUE_DESCRIPTION)
    .node('dct:publisher', `${site.origin}/#publisher`, (one) => one.type('foaf:Agent').text('foaf:name', 'Moisson'))
    .node('foaf:homepage', `${site.origin}/datasets`, (one) => one.type('foaf:Document'));
  for (const code of ['FRA', 'ENG'])
    catalogue.node('dct:language', `http://publications.europa.eu/resource/authority/language/${code}`, (one) =>
      one.type('dct:LinguisticSystem'),
    );
  return quads;
};

/**
 * Returns the catalogue and its page. Hydra has had two ways to page: `hydra:PartialCollectionView` (current), and `hydra:PagedCollection`
 * with `nextPage` (before 2014), which ckanext-dcat and its readers still use; both are written.
 */
export const catalogueQuads = (page: CataloguePage, site: Site): readonly Quad[] => {
  const quads: Quad[] = [...catalogueItself(site), ...listedIn(site, page.ids)];
  const labels = labelsOf('page');
  Description.of(quads, labels, page.collection)
    .type('hydra:Collection')
    .typed('hydra:totalItems', page.total, 'xsd:integer')
    .link('hydra:view', page.current);
  Description.of(quads, labels, page.current)
    .type('hydra:PartialCollectionView', 'hydra:PagedCollection')
    .typed('hydra:totalItems', page.total, 'xsd:integer')
    .typed('hydra:itemsPerPage', page.ids.length, 'xsd:integer')
    .link('hydra:first', page.first)
    .link('hydra:firstPage', page.first)
    .link('hydra:next', page.next)
    .link('hydra:nextPage', page.next);
  return quads;
};
