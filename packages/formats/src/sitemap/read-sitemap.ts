import { cutText, messageOf, MoissonError, said, type Bilingual } from '@moisson/kernel';
import { SaxesParser } from 'saxes';
import type { Document } from '../document.ts';
import { unzipped } from './unzipped.ts';

/** The addresses in a sitemap, as it gives them: of pages, or of other sitemaps if it is an index. */
export interface Sitemap {
  readonly pages: readonly string[];
  readonly sitemaps: readonly string[];
}

/** The limit of the protocol (sitemaps.org: 50 MB decompressed), with some room. */
const MAX_BYTES = 64 * 1024 * 1024;
/** Twice the protocol's limit of addresses. */
const MAX_ADDRESSES = 100_000;
const MAX_ADDRESS = 4000;
const MAX_LEVELS = 20;

/**
 * Reads a sitemap or a sitemap index in XML (sitemaps.org 0.9), perhaps in gzip. The end of its root element proves
 * that it is whole. Document type definitions are refused, because entities could multiply its size. Throws
 * `body.empty`, `body.truncated`, `body.unexpected-shape`, `body.not-utf8`, `fetch.too-large`,
 * `paging.too-many-records`.
 */
export const readSitemap = async (document: Document): Promise<Sitemap> => {
  const { url } = document;
  const reader = new SitemapReader(url);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let length = 0;
  for await (const chunk of unzipped(document)) {
    length += chunk.length;
    if (length > MAX_BYTES) throw new MoissonError('fetch.too-large', { url, limit: MAX_BYTES });
    reader.write(textOf(() => decoder.decode(chunk, { stream: true }), url));
  }
  reader.write(textOf(() => decoder.decode(), url));
  return reader.end();
};

const textOf = (decode: () => string, url: string): string => {
  try {
    return decode();
  } catch (error) {
    throw new MoissonError('body.not-utf8', { url }, { retryable: true, cause: error });
  }
};

const LISTS: ReadonlySet<string> = new Set(['urlset', 'sitemapindex']);

class SitemapReader {
  readonly #url: string;
  readonly #pages: string[] = [];
  readonly #sitemaps: string[] = [];
  readonly #path: string[] = [];
  readonly #parser = new SaxesParser({});
  #text = '';
  #isBlank = true;
  #isWhole = false;

  constructor(url: string) {
    this.#url = url;
    this.#parser.on('error', (error) => {
      throw this.#shape(cutText(messageOf(error), 200));
    });
    this.#parser.on('doctype', () => {
      throw this.#shape(said('une définition de type de document', 'a document type definition'));
    });
    this.#parser.on('opentagstart', ({ name }) => this.#open(name));
    this.#parser.on('text', (text) => this.#add(text));
    this.#parser.on('cdata', (text) => this.#add(text));
    this.#parser.on('closetag', () => this.#close());
  }

  write(text: string): void {
    if (this.#isBlank && text.trim() === '') return;
    // White space before the declaration is not well-formed, and frequent.
    this.#parser.write(this.#isBlank ? text.trimStart() : text);
    this.#isBlank = false;
  }

  /** Throws `body.empty`, `body.truncated`. */
  end(): Sitemap {
    if (this.#isBlank) throw new MoissonError('body.empty', { url: this.#url }, { retryable: true });
    if (!this.#isWhole) throw new MoissonError('body.truncated', { url: this.#url }, { retryable: true });
    this.#parser.close();
    return { pages: this.#pages, sitemaps: this.#sitemaps };
  }

  #open(name: string): void {
    const local = name.slice(name.indexOf(':') + 1);
    if (this.#path.length === 0 && !LISTS.has(local))
      throw this.#shape(
        said(
          `un élément ${cutText(local, 50)}, pas un plan de site`,
          `an element ${cutText(local, 50)}, not a sitemap`,
        ),
      );
    if (this.#path.length >= MAX_LEVELS) throw new MoissonError('body.too-deep', { url: this.#url, limit: MAX_LEVELS });
    this.#path.push(local);
    this.#text = '';
  }

  #add(text: string): void {
    if (this.#path.at(-1) === 'loc' && this.#text.length <= MAX_ADDRESS) this.#text += text;
  }

  #close(): void {
    const [root, item, field] = this.#path;
    const address = this.#text.trim();
    if (field === 'loc' && this.#path.length === 3 && address !== '' && address.length <= MAX_ADDRESS) {
      if (root === 'urlset' && item === 'url') this.#pages.push(address);
      else if (root === 'sitemapindex' && item === 'sitemap') this.#sitemaps.push(address);
      if (this.#pages.length + this.#sitemaps.length > MAX_ADDRESSES)
        throw new MoissonError('paging.too-many-records', { limit: MAX_ADDRESSES });
    }
    this.#path.pop();
    this.#isWhole = this.#path.length === 0;
  }

  #shape(detail: string | Bilingual): MoissonError {
    return new MoissonError('body.unexpected-shape', { url: this.#url, detail }, { retryable: true });
  }
}
