import type { Answer } from '@moisson/operations';
import { defineOperation } from '../portal-context.ts';
import { requireOrigin } from '../require-origin.ts';
import { themeNames } from '../theme-names.ts';
import { exportedDatasets } from './exported-datasets.ts';
import type { ExportEncoder, Exported, ExportFormat } from './export-format.ts';
import { exportFormats } from './export-formats.ts';
import { ExportParams } from './public-export.ts';

const exportIn = ({ extension, contentType, summary, encoder }: ExportFormat) =>
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
        mediaType: contentType.split(';')[0]!,
      },
    },
    problems: ['request.too-many', 'request.busy'],
    run: async ({ input: { query }, origin, visitor = '', signal, context }): Promise<Answer<never>> => {
      const site = { origin: requireOrigin(origin), themeNames };
      // The signal aborts at the end of every response, sent whole or not.
      const free = context.exports.take(visitor);
      if (signal.aborted) free();
      else signal.addEventListener('abort', free, { once: true });
      return {
        status: 200,
        stream: encoded(encoder(site), exportedDatasets(context, query)),
        headers: {
          'content-type': contentType,
          'content-disposition': `attachment; filename="moisson.${extension}"`,
        },
      };
    },
  });

async function* encoded(encoder: ExportEncoder, lists: AsyncIterable<readonly Exported[]>): AsyncGenerator<Uint8Array> {
  for await (const datasets of lists) {
    const part = encoder.part(datasets);
    if (part.length > 0) yield bytesOf(part);
  }
  const end = encoder.end();
  if (end.length > 0) yield bytesOf(end);
}

const bytesOf = (part: string | Uint8Array): Uint8Array => (typeof part === 'string' ? Buffer.from(part) : part);

export const exportOperations = exportFormats.map(exportIn);
