import { MoissonError } from '@moisson/kernel';
import type { Document } from '../document.ts';
import type { ListEnd } from '../json/read-list.ts';
import { wholeChunks } from '../whole-chunks.ts';
import { chunkDecoder, encodingOf, type ChunkDecoder } from './decode-xml.ts';
import type { XmlElement } from './xml-element.ts';
import { XmlSlicer, type XmlName } from './xml-slicer.ts';

/** What surrounds the records of a document. */
export type XmlListEnd = ListEnd<XmlElement>;

const NOT_XML = /\b(json|javascript|css|image|pdf|zip)\b/i;

/**
 * Yields the records of an XML response, in batches as they arrive. Throws a `MoissonError` if the response is not XML,
 * is truncated or exceeds a limit; records yielded before stay valid.
 */
export async function* readXmlList(
  document: Document,
  path: readonly XmlName[],
): AsyncGenerator<Uint8Array[], XmlListEnd> {
  const slicer = new XmlSlicer(path, document.url);
  for await (const text of decodedChunks(document)) {
    slicer.push(text);
    const slices = slicer.take();
    if (slices.length > 0) yield slices;
  }
  const envelope = slicer.end();
  return { envelope, found: slicer.found, unread: slicer.unread };
}

/**
 * Yields the text of an XML response. Throws `fetch.unexpected-content-type` for a page or another format,
 * `body.malformed` for an encoding that is not supported.
 */
export async function* decodedChunks({ url, contentType, chunks }: Document): AsyncGenerator<string> {
  if (contentType !== undefined && NOT_XML.test(contentType)) throw notXml(url, contentType.slice(0, 100));
  let decoder: ChunkDecoder | undefined;
  for await (let chunk of wholeChunks(chunks)) {
    if (chunk.length === 0) continue;
    if (decoder === undefined) {
      const reading = encodingOf(chunk, contentType);
      if ('unsupported' in reading)
        throw new MoissonError('body.malformed', { url, detail: `the encoding "${reading.unsupported}" is not read` });
      decoder = chunkDecoder(reading.encoding);
      chunk = chunk.subarray(reading.mark);
      const text = decoder.push(chunk);
      refuseOther(text, url);
      yield text.trimStart();
    } else yield decoder.push(chunk);
  }
  if (decoder !== undefined) yield decoder.end();
}

/** Rejects a login or maintenance page, JSON and plain text, whatever the content type. White space before the declaration is tolerated. */
const refuseOther = (text: string, url: string): void => {
  const start = text.slice(0, 500).trimStart();
  if (/^<(?:!doctype\s+html|html|head|body)\b/i.test(start)) throw notXml(url, 'HTML');
  if (start !== '' && !start.startsWith('<')) throw notXml(url, 'no XML');
};

const notXml = (url: string, type: string): MoissonError =>
  new MoissonError('fetch.unexpected-content-type', { url, type }, { retryable: true });
