import { MAX_DEPTH, MAX_VALUES } from '@moisson/domain';
import { MoissonError } from '@moisson/kernel';
import type { Document } from '../document.ts';
import { parseXml } from './parse-xml.ts';
import { decodedChunks } from './read-xml-list.ts';
import type { XmlElement } from './xml-element.ts';
import { xmlBodyError } from './xml-slicer.ts';

/** Limit of one document that is read as a whole, in characters: capabilities, or one record with its envelope. */
const MAX_CHARACTERS = 8 * 1024 * 1024;

/**
 * Returns the root of an XML response. Throws `fetch.unexpected-content-type`, `body.empty`, `body.truncated`,
 * `body.malformed`, `body.too-deep`, `fetch.too-large`.
 */
export const readXml = async (document: Document): Promise<XmlElement> => {
  const { url } = document;
  const tooLarge = (): MoissonError => new MoissonError('fetch.too-large', { url, limit: MAX_CHARACTERS });
  let text = '';
  for await (const part of decodedChunks(document)) {
    text += part;
    if (text.length > MAX_CHARACTERS) throw tooLarge();
  }
  return parseXml(
    text,
    (fault, detail) =>
      xmlBodyError(url, fault, detail, {
        sawRoot: text.trim() !== '',
        limits: { depth: MAX_DEPTH, size: MAX_CHARACTERS },
      }),
    () => new MoissonError('body.malformed', { url, detail: `more than ${MAX_VALUES} elements` }, { retryable: true }),
  );
};
