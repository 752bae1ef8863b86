import { said, type Bilingual } from '@moisson/kernel';
import type { FileKind } from './file-kind.ts';

interface Expected {
  readonly label: string;
  readonly kinds: ReadonlySet<FileKind>;
}

const PACKED: readonly FileKind[] = ['zip', 'archive'];
const expected = (label: string, ...kinds: readonly FileKind[]): Expected => ({ label, kinds: new Set(kinds) });

/** By media type. Of other formats nothing is expected. Many portals pack a file and declare the format within. */
const BY_MEDIA_TYPE: Readonly<Record<string, Expected>> = {
  'text/csv': expected('CSV', 'text', 'json', ...PACKED),
  'text/tab-separated-values': expected('TSV', 'text', ...PACKED),
  'application/json': expected('JSON', 'json', 'text', ...PACKED),
  'application/geo+json': expected('GeoJSON', 'json', ...PACKED),
  'application/xml': expected('XML', 'xml', ...PACKED),
  'application/vnd.google-earth.kml+xml': expected('KML', 'xml', ...PACKED),
  'application/vnd.google-earth.kmz': expected('KMZ', 'zip'),
  'application/gml+xml': expected('GML', 'xml', ...PACKED),
  'application/gpx+xml': expected('GPX', 'xml', ...PACKED),
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': expected('XLSX', 'zip', 'ole', 'archive'),
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': expected('DOCX', 'zip', 'ole'),
  'application/vnd.oasis.opendocument.spreadsheet': expected('ODS', 'zip'),
  // What is called XLS is often one of its successors, or a table in another form.
  'application/vnd.ms-excel': expected('XLS', 'ole', 'zip', 'xml', 'text', 'archive', 'binary'),
  'application/zip': expected('ZIP', ...PACKED),
  'application/vnd.shp': expected('SHP', 'binary', ...PACKED),
  'application/pdf': expected('PDF', 'pdf', ...PACKED),
};

const NAMES: Readonly<Record<FileKind, Bilingual>> = {
  html: said('une page HTML', 'an HTML page'),
  json: said('du JSON', 'JSON'),
  xml: said('du XML', 'XML'),
  zip: said('une archive ZIP', 'a ZIP archive'),
  archive: said('une archive', 'an archive'),
  pdf: said('un PDF', 'a PDF'),
  ole: said('un document d’Office', 'an Office document'),
  text: said('du texte', 'text'),
  binary: said('un fichier binaire', 'a binary file'),
  empty: said('un fichier vide', 'an empty file'),
};

/** Returns what a file was announced as and what it is, if its first bytes prove that it is something else. */
export const typeFault = (
  mediaType: string | undefined,
  kind: FileKind,
): { readonly expected: string; readonly found: Bilingual } | undefined => {
  const wanted = mediaType === undefined ? undefined : BY_MEDIA_TYPE[mediaType];
  return wanted === undefined || wanted.kinds.has(kind) ? undefined : { expected: wanted.label, found: NAMES[kind] };
};
