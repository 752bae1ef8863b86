import { Parser } from 'htmlparser2';
import type { Document } from '../document.ts';
import { asUtf8 } from '../text/as-utf8.ts';

/** What the beginning of a page says of itself and of other addresses. */
export interface LinkedPage {
  /** The text as received, of at most `MAX_BYTES`. */
  readonly text: string;
  readonly title?: string;
  /** The attribute `lang` of its root. */
  readonly language?: string;
  /** Addresses of its links, absolute, each once, in their order. */
  readonly links: readonly string[];
  /** Whether it asks for a password. */
  readonly hasLogin: boolean;
}

const MAX_BYTES = 1024 * 1024;
const MAX_LINKS = 1000;
const MAX_TITLE = 300;
const MAX_LANGUAGE = 50;

/** Reads the beginning of a page. Nothing in it is run or followed. Rejects if the body cannot be read. */
export const readLinks = async ({ url, chunks }: Document): Promise<LinkedPage> => {
  const kept: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    kept.push(chunk.subarray(0, MAX_BYTES - length));
    length += chunk.length;
    if (length >= MAX_BYTES) break;
  }
  return linkedPage(Buffer.from(asUtf8(Buffer.concat(kept)).bytes).toString(), url);
};

const linkedPage = (text: string, url: string): LinkedPage => {
  const links = new Set<string>();
  let [title, language, inTitle, hasLogin, base] = ['', '', false, false, url];
  const add = (address: string | undefined): void => {
    if (address === undefined || links.size >= MAX_LINKS || !URL.canParse(address, base)) return;
    const link = new URL(address, base);
    link.hash = '';
    if (/^https?:$/.test(link.protocol)) links.add(link.href);
  };
  const parser = new Parser(
    {
      onopentag: (name, { lang, href, src, action, type }) => {
        if (name === 'html') language ||= lang?.slice(0, MAX_LANGUAGE) ?? '';
        else if (name === 'base' && href !== undefined && URL.canParse(href, url)) base = new URL(href, url).href;
        else if (name === 'title') inTitle = title === '';
        else if (name === 'input' && type?.toLowerCase() === 'password') hasLogin = true;
        else add(href ?? src ?? action);
      },
      ontext: (part) => {
        if (inTitle && title.length < MAX_TITLE) title += part;
      },
      onclosetag: (name) => {
        if (name === 'title') inTitle = false;
      },
    },
    { decodeEntities: true },
  );
  parser.end(text);
  const plain = title.replace(/\s+/g, ' ').trim().slice(0, MAX_TITLE);
  return {
    text,
    ...(plain === '' ? {} : { title: plain }),
    ...(language === '' ? {} : { language }),
    links: [...links],
    hasLogin,
  };
};
