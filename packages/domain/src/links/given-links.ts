import type { Dataset } from '@moisson/contracts';
import { checkedUrl, linkId } from './link-id.ts';

/** An address that a dataset gives. `format`: the media type that it declares for what stands there. */
export interface GivenLink {
  readonly id: string;
  readonly url: string;
  readonly host: string;
  readonly format?: string;
}

/** Links of one dataset that are checked. A hostile source could give millions. */
const MAX_LINKS = 1000;

/**
 * Returns the addresses of a dataset, each once: of its files, and of its page. Only the address of a download promises a
 * file of its format: an `accessURL` is often a page about it.
 */
export const givenLinks = ({
  distribution,
  landingPage,
}: Pick<Dataset, 'distribution' | 'landingPage'>): readonly GivenLink[] => {
  const found = new Map<string, GivenLink>();
  const add = (text: string | undefined, format?: string): void => {
    const url = checkedUrl(text);
    if (url === undefined || found.size >= MAX_LINKS) return;
    const id = linkId(url.href);
    if (found.get(id)?.format === undefined)
      found.set(id, { id, url: url.href, host: url.host, ...(format === undefined ? {} : { format }) });
  };
  for (const { downloadURL, accessURL, mediaType } of distribution) {
    add(downloadURL, mediaType);
    add(accessURL);
  }
  add(landingPage);
  return [...found.values()];
};
