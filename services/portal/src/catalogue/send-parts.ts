import type { Request, Response } from 'express';
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Returns a weak ETag of everything that an answer is made from. */
export const etagOf = (...parts: readonly unknown[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(typeof part === 'string' ? part : JSON.stringify(part)).update('\0');
  return `W/"${hash.digest('base64url').slice(0, 27)}"`;
};

/** Sets the ETag. Returns true, and answers 304, if the caller has that version. */
export const isKnown = (request: Request, response: Response, etag: string): boolean => {
  response.set('etag', etag);
  if (!request.fresh) return false;
  response.status(304).end();
  return true;
};

/** Sends a text in parts, each made when the caller has taken those before. A caller that hangs up ends it. */
export const sendParts = async (
  request: Request,
  response: Response,
  parts: Iterable<string> | AsyncIterable<string>,
): Promise<void> => {
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  try {
    await pipeline(Readable.from(parts, { objectMode: true, highWaterMark: 2 }), response);
  } catch (error) {
    // Too late for a problem: the connection is cut, so that the caller does not take a part for the whole.
    if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  }
};
