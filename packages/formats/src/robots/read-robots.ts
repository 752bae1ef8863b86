import robotsParser from 'robots-parser';
import { asUtf8 } from '../text/as-utf8.ts';
import type { Document } from '../document.ts';

/** What a site's robots.txt (RFC 9309) asks of us. */
export interface Robots {
  /** Seconds between two requests, if it asks for some; `Crawl-delay` is not in the RFC, but common. */
  readonly crawlDelaySeconds?: number;
  readonly isAllowed: (url: string) => boolean;
}

/** RFC 9309 §2.5: at least 500 kibibytes must be read; the rest may be ignored. */
const MAX_BYTES = 512 * 1024;

/** Reads a robots.txt for one user agent. Rejects if the body cannot be read. */
export const readRobots = async ({ url, chunks }: Document, userAgent: string): Promise<Robots> => {
  const kept: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    kept.push(chunk.subarray(0, MAX_BYTES - length));
    length += chunk.length;
    if (length >= MAX_BYTES) break;
  }
  // The package is CommonJS: its types name the function `default`.
  const parse = robotsParser as unknown as typeof robotsParser.default;
  const robots = parse(url, Buffer.from(asUtf8(Buffer.concat(kept)).bytes).toString());
  const delay = robots.getCrawlDelay(userAgent);
  return {
    ...(delay === undefined || !Number.isFinite(delay) || delay <= 0 ? {} : { crawlDelaySeconds: delay }),
    // An address that is not in its scope is not restricted by it.
    isAllowed: (asked) => robots.isAllowed(asked, userAgent) !== false,
  };
};
