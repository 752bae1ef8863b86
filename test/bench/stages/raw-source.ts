// The minimum cost of a source's records, for any reader.
import { connectors } from '@moisson/connectors';
import { JsonSlicer } from '@moisson/formats';
import { contentHash, type Json } from '@moisson/domain';
import { createHash } from 'node:crypto';
import { timed, type Stage } from '../figure.ts';
import { pages, resultsOf } from './pages.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('base64url');

/** Raw: receives every page, and `JSON.parse`s it. */
export const receiveAndParse: Stage = async ({ url, size }) => ({
  'receive and parse': await timed(async () => {
    let records = 0;
    for await (const body of pages(url, size)) records += resultsOf(body).length;
    return records;
  }),
});

/** Raw: SHA-256 of every record's bytes, all read into memory before. */
export const hash: Stage = async ({ url, size }) => {
  const records: Buffer[] = [];
  for await (const body of pages(url, size))
    for (const result of resultsOf(body)) records.push(Buffer.from(JSON.stringify(result)));
  return {
    hash: await timed(() => {
      for (const record of records) sha256(record);
      return records.length;
    }),
  };
};

/** Raw: receives every page, cuts it into records, SHA-256 of each: the minimum cost of a poll without validators. */
export const receiveSplitHash: Stage = async ({ url, size }) => ({
  'receive, split and hash': await timed(async () => {
    let records = 0;
    for await (const body of pages(url, size)) {
      const slicer = new JsonSlicer(['result', 'results'], url);
      slicer.push(body);
      for (const record of slicer.take()) {
        sha256(record);
        records += 1;
      }
      slicer.end();
    }
    return records;
  }),
});

/** Raw: `JSON.parse` and canonical hash of every record: the cost of a poll to which all bytes are new. */
export const parseAndCanonicalise: Stage = async ({ url, size }) => ({
  'parse and canonicalise': await timed(async () => {
    let records = 0;
    for await (const body of pages(url, size))
      for (const record of resultsOf(body)) {
        contentHash(record as Json, connectors.ckan.volatileFields);
        records += 1;
      }
    return records;
  }),
});
