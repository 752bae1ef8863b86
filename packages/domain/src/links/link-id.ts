import { createHash } from 'node:crypto';

const MAX_URL = 4000;

/** Returns the id of an address: 128 bits of its hash. Addresses may be long, and have characters that ids may not. */
export const linkId = (url: string): string => createHash('sha256').update(url).digest('hex').slice(0, 32);

/** Returns the share of its period, in [0, 1), at which a link is checked: the same for ever, and spread evenly over all links. */
export const linkPhase = (id: string): number => Number.parseInt(id.slice(0, 8), 16) / 2 ** 32;

/** Returns the address as it is checked, without its fragment; undefined if it is none that can be. */
export const checkedUrl = (text: string | undefined): URL | undefined => {
  const url = text === undefined || text.length > MAX_URL ? null : URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol)) return undefined;
  url.hash = '';
  return url;
};
