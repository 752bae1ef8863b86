import { parse as parseCsv } from 'csv-parse/sync';
import { Parser as HtmlParser } from 'htmlparser2';
import { JsonLdParser } from 'jsonld-streaming-parser';
import { StreamParser } from 'n3';
import { once } from 'node:events';
import { RdfXmlParser } from 'rdfxml-streaming-parser';
import { SaxesParser } from 'saxes';
import type { AskedBody } from './asked-bodies.ts';

/** Parses a body with the parser of its media type alone, and keeps nothing. */
export const parseAlone = async ({ url, contentType, bytes }: AskedBody): Promise<void> => {
  const type = contentType.split(';')[0]!.trim();
  if (type === 'application/ld+json')
    await quadsOf(
      new JsonLdParser({ baseIRI: url, streamingProfile: true, streamingProfileAllowOutOfOrderPlainType: true }),
      bytes,
    );
  else if (type === 'text/turtle') await quadsOf(new StreamParser({ baseIRI: url }), bytes);
  else if (type === 'application/rdf+xml') await quadsOf(new RdfXmlParser({ baseIRI: url }), bytes);
  else if (/json$/.test(type)) JSON.parse(bytes.toString());
  else if (/xml$/.test(type)) parseXml(bytes.toString());
  else if (type === 'text/csv') parseCsv(bytes, { delimiter: ';', relax_column_count: true });
  else if (type === 'text/html') new HtmlParser(taken).end(bytes.toString());
  else if (type !== 'text/plain') throw new Error(`no parser for ${contentType} of ${url}`);
};

const quadsOf = async (parser: NodeJS.ReadWriteStream, bytes: Buffer): Promise<void> => {
  parser.resume();
  parser.end(bytes);
  await once(parser, 'end');
};

const take = (): void => undefined;
/** A parser of XML or HTML whose events nobody takes does not make them: no texts, no attributes. */
const taken = { onopentag: take, ontext: take, onclosetag: take };

const parseXml = (text: string): void => {
  const parser = new SaxesParser({ xmlns: true, position: false });
  for (const event of ['opentag', 'text', 'cdata', 'closetag'] as const) parser.on(event, take);
  parser.write(text).close();
};
