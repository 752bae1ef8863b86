import { catalogueItself, datasetQuads, listedIn, rdfWriter, type RdfSyntax, type Site } from '@moisson/dcat';
import type { ExportEncoder } from './export-format.ts';

/** Writes datasets as DCAT-AP: the catalogue, the datasets one after the other, and which ones the catalogue has. */
export const rdfEncoder = (syntax: RdfSyntax, site: Site): ExportEncoder => {
  const writer = rdfWriter(syntax);
  let head = writer.part(catalogueItself(site));
  return {
    part: (datasets) => {
      const parts = datasets.map((dataset) => writer.part(datasetQuads(dataset, site)));
      const links = writer.part(
        listedIn(
          site,
          datasets.map(({ id }) => id),
        ),
      );
      const text = head + parts.join('') + links;
      head = '';
      return text;
    },
    end: () => head + writer.end(),
  };
};
