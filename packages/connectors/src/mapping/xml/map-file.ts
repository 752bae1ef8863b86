import type { Distribution, Finding } from '@moisson/contracts';
import { formatNamed } from '@moisson/vocabularies';
import { compact, mediaTypeOf } from '../common.ts';
import { RecordReader } from '../record-reader.ts';
import { bytesOf } from '../sizes.ts';
import { parseUrl } from '../urls.ts';
import type { DescribedFile } from './described.ts';

/** Maps a file or service of a dataset. Undefined, with a finding, if its address cannot be kept. */
export const mapFile = (file: DescribedFile, at: number, findings: Finding[]): Distribution | undefined => {
  const { isDownload: _, ...given } = file;
  const reader = new RecordReader(compact(given), findings, `files[${at}].`);
  const address = reader.address('url');
  if (address === undefined) return undefined;
  const web = address.web;
  const format = reader.line('format', 100) ?? formatInName(web);
  const isDownload = file.isDownload === true || (file.isDownload === undefined && formatInName(web) !== undefined);
  return compact({
    title: reader.line('title', 500),
    description: reader.block('description', 5000),
    accessURL: web,
    downloadURL: isDownload ? web : undefined,
    address: web === undefined ? address.text : undefined,
    format: format === undefined ? undefined : nameOf(format),
    mediaType: mediaTypeOf(format),
    byteSize: given.size === undefined ? undefined : bytesOf(reader, 'size'),
  });
};

/** Returns the format's usual name: sources give media types, extensions or names. Another text stays as it is. */
const nameOf = (format: string): string => (format.includes('/') ? (formatNamed(format)?.label ?? format) : format);

/** Returns the extension of a file's name, if it is one of a known format. A page is not a file. */
const formatInName = (url: string | undefined): string | undefined => {
  const extension = /\.([a-z0-9]{2,8})$/i.exec(url === undefined ? '' : (parseUrl(url)?.pathname ?? ''))?.[1];
  return extension === undefined || formatNamed(extension) === undefined || /^(?:html?|php|aspx?|jsp)$/i.test(extension)
    ? undefined
    : extension.toUpperCase();
};
