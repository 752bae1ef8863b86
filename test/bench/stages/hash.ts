import { createHash } from 'node:crypto';
import { timed, type Stage } from '../measure.ts';
import { closePages, pages, resultsOf } from './pages.ts';

/** Raw: SHA-256 of every record's bytes, all of them in memory before. */
export const hash: Stage = async ({ url, size }) => {
  const records: Buffer[] = [];
  for await (const body of pages(url, size))
    for (const result of resultsOf(body)) records.push(Buffer.from(JSON.stringify(result)));
  closePages();
  return {
    hash: await timed(() => {
      for (const record of records) createHash('sha256').update(record).digest('base64url');
      return records.length;
    }),
  };
};
