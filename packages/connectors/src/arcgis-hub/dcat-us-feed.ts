import { MoissonError } from '@moisson/contracts';
import type { Completeness, RawPage, ReadContext } from '@moisson/domain';
import { readList } from '../reading/read-list.ts';

/**
 * A DCAT-US `data.json`: the whole catalogue in one streamed document, without a count. Its end is its closing bracket;
 * Hub cuts the stream with status 200 when something fails upstream, which then throws `body.truncated`.
 */
export async function* readFeed(context: ReadContext, url: string): AsyncGenerator<RawPage, Completeness> {
  const body = await context.fetch.get({
    url,
    ...(context.validators === undefined ? {} : { validators: context.validators }),
  });
  if (body.status === 304)
    return {
      evidence: [{ kind: 'not-modified', holds: true, detail: '304' }],
      problems: [],
      notModified: true,
      ...(context.validators === undefined ? {} : { validators: context.validators }),
    };
  const reading = readList(body, ['dataset']);
  let served = 0;
  let step = await reading.next();
  for (; !step.done; step = await reading.next()) {
    served += step.value.length;
    yield { records: step.value };
  }
  const { found, oversized } = step.value;
  if (!found)
    throw new MoissonError('body.unexpected-shape', { url, detail: 'no list at dataset' }, { retryable: true });
  return {
    evidence: [
      { kind: 'end-signal', holds: true, detail: `the document closed after ${served} records` },
      { kind: 'body', holds: true, detail: 'parsed to its end' },
    ],
    problems: [],
    oversized,
    ...(Object.keys(body.validators).length === 0 ? {} : { validators: body.validators }),
  };
}
