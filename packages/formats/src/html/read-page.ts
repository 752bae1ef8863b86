import { MoissonError } from '@moisson/kernel';
import { Parser } from 'htmlparser2';
import type { Document } from '../document.ts';
import { asUtf8 } from '../text/as-utf8.ts';

/** What is read of an HTML page. */
export interface Page {
  /** The texts of its scripts of one media type. */
  readonly scripts: readonly string[];
  /** The attribute `lang` of its root. */
  readonly language?: string;
  /** Whether its root element is closed, so that its end was received. HTML does not demand it. */
  readonly closed: boolean;
}

const MAX_BYTES = 8 * 1024 * 1024;
const MAX_SCRIPTS = 200;
const MAX_LANGUAGE = 50;

/**
 * Reads the scripts of a media type, such as `application/ld+json`, from an HTML page. No script is run. Throws
 * `fetch.too-large`.
 */
export const readPage = async ({ url, chunks }: Document, mediaType: string): Promise<Page> => {
  const kept: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > MAX_BYTES) throw new MoissonError('fetch.too-large', { url, limit: MAX_BYTES });
    kept.push(chunk);
  }
  return pageOf(Buffer.from(asUtf8(Buffer.concat(kept)).bytes).toString(), mediaType);
};

const pageOf = (html: string, mediaType: string): Page => {
  const scripts: string[] = [];
  let script: string[] | undefined;
  let language: string | undefined;
  let closed = false;
  const parser = new Parser(
    {
      onopentag: (name, { lang, type = '' }) => {
        if (name === 'html') language ??= lang?.slice(0, MAX_LANGUAGE);
        if (name === 'script' && type.split(';')[0]!.trim().toLowerCase() === mediaType) script = [];
      },
      ontext: (text) => script?.push(text),
      onclosetag: (name, isImplied) => {
        if (name === 'html') closed = !isImplied;
        // A script that is closed by the end of the page was cut.
        if (name !== 'script' || script === undefined) return;
        if (!isImplied && scripts.length < MAX_SCRIPTS) scripts.push(script.join(''));
        script = undefined;
      },
    },
    { decodeEntities: true },
  );
  parser.end(html);
  return { scripts, closed, ...(language === undefined || language === '' ? {} : { language }) };
};
