import { said, type Bilingual } from '@moisson/kernel';
import type { Answer } from '@moisson/operations';
import { defineOperation } from '../portal-context.ts';
import { requireOrigin } from '../require-origin.ts';
import { csvHead, csvRows } from './csv-rows.ts';
import { exportedDatasets } from './exported-datasets.ts';
import { ExportParams } from './public-export.ts';

type Rows = Parameters<typeof csvRows>[0];

/** How an export is written. */
interface Format {
  readonly extension: string;
  readonly mediaType: string;
  readonly summary: Bilingual;
  readonly head: () => string;
  readonly rows: (datasets: Rows, portalUrl: string) => string;
}

const formats: readonly Format[] = [
  {
    extension: 'ndjson',
    mediaType: 'application/x-ndjson',
    summary: said(
      'Tout le catalogue, ou ce qu’un filtre en trouve : un jeu de données JSON par ligne',
      'The whole catalogue, or what a filter finds of it: one JSON dataset a line',
    ),
    head: () => '',
    rows: (datasets) => datasets.map((dataset) => `${JSON.stringify(dataset)}\n`).join(''),
  },
  {
    extension: 'csv',
    mediaType: 'text/csv',
    summary: said(
      'Tout le catalogue, ou ce qu’un filtre en trouve, pour un tableur',
      'The whole catalogue, or what a filter finds of it, for a spreadsheet',
    ),
    head: csvHead,
    rows: csvRows,
  },
];

const exportIn = ({ extension, mediaType, summary, head, rows }: Format) =>
  defineOperation({
    id: `exportAs${extension.toUpperCase()}`,
    method: 'get',
    path: `/api/v1/datasets.${extension}`,
    summary,
    access: 'public',
    input: { query: ExportParams, isForm: true },
    output: {
      200: {
        description: 'All of it, sent as fast as it is read. A cut answer ends without its last chunk',
        mediaType,
      },
    },
    problems: ['request.too-many', 'request.busy'],
    run: async ({ input: { query }, origin, visitor = '', signal, context }): Promise<Answer<never>> => {
      const portalUrl = requireOrigin(origin);
      // The signal aborts at the end of every response, sent whole or not.
      signal.addEventListener('abort', context.exports.take(visitor), { once: true });
      const stream = inBytes(head(), exportedDatasets(context, query), (some) => rows(some, portalUrl));
      return {
        status: 200,
        stream,
        headers: {
          'content-type': `${mediaType}; charset=utf-8`,
          'content-disposition': `attachment; filename="moisson.${extension}"`,
        },
      };
    },
  });

async function* inBytes(
  head: string,
  lists: AsyncIterable<Rows>,
  rows: (datasets: Rows) => string,
): AsyncGenerator<Uint8Array> {
  let text = head;
  for await (const datasets of lists) {
    yield Buffer.from(text + rows(datasets));
    text = '';
  }
  if (text !== '') yield Buffer.from(text);
}

export const exportOperations = formats.map(exportIn);
