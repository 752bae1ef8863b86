import { timed, type Stage } from '../measure.ts';
import { closePages, pages, resultsOf } from './pages.ts';

/** Raw: receive every page and `JSON.parse` it. */
export const receiveAndParse: Stage = async ({ url, size }) => {
  const measure = await timed(async () => {
    let records = 0;
    for await (const body of pages(url, size)) records += resultsOf(body).length;
    return records;
  });
  closePages();
  return { 'receive and parse': measure };
};
