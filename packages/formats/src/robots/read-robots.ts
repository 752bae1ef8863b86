import { asUtf8 } from '../text/as-utf8.ts';
import type { Document } from '../document.ts';
import { robotsIn, type Robots } from './robots-in.ts';

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
  return robotsIn(Buffer.from(asUtf8(Buffer.concat(kept)).bytes).toString(), url, userAgent);
};
