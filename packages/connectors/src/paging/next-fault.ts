import { cutText, redactText } from '@moisson/kernel';

/** A list with more pages is considered endless. */
const MAX_PAGES = 1000;

/** A next page that a page announces. */
export interface AnnouncedPage {
  /** Its address; undefined if it is not on the same site. */
  readonly address: string | undefined;
  /** As the source gives it. */
  readonly announced: string;
  /** The addresses that were read. */
  readonly asked: ReadonlySet<string>;
  /** Number of pages read. */
  readonly page: number;
  /** Records of the last page that no page before had. */
  readonly fresh: number;
  readonly maxPages?: number;
}

/** Returns why an announced next page is not read, or undefined if it is. */
export const nextFault = (next: AnnouncedPage): string | undefined => {
  const { address, announced, asked, page, fresh, maxPages = MAX_PAGES } = next;
  if (address === undefined) return `it is not on the same site: "${redactText(cutText(announced, 200))}"`;
  if (asked.has(address)) return `it was read before: ${redactText(cutText(address, 200))}`;
  if (fresh === 0 && page > 1) return `page ${page} has nothing new`;
  return page >= maxPages ? `there are more than ${maxPages} pages` : undefined;
};
