import type { Language } from '@moisson/kernel';
import { answer } from '@moisson/operations';
import { operatorApi, type LinkView } from '@moisson/operations/operator-api';
import { defineOperation } from '../operator-context.ts';
import { allLinks, findLinks } from './find-links.ts';
import { linkHosts } from './link-hosts.ts';
import { linkHead, linkRows } from './link-rows.ts';

/** Operations that read what the checks of links found. */
export const linkOperations = [
  defineOperation({
    ...operatorApi.listLinks,
    run: async ({ input: { query }, context: { store } }) => answer(await findLinks(store, query, query)),
  }),
  defineOperation({
    ...operatorApi.exportLinks,
    run: async ({ input: { query }, language, context: { store } }) => ({
      status: 200,
      stream: inBytes(allLinks(store, query), language),
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="moisson-links.csv"',
      },
    }),
  }),
  defineOperation({
    ...operatorApi.listLinkHosts,
    run: async ({ context: { store } }) => answer(await linkHosts(store.links)),
  }),
];

async function* inBytes(pages: AsyncIterable<readonly LinkView[]>, language: Language): AsyncGenerator<Uint8Array> {
  yield Buffer.from(linkHead());
  for await (const links of pages) if (links.length > 0) yield Buffer.from(linkRows(links, language));
}
