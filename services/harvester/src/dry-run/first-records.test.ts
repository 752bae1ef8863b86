import { expect, test } from '@jest/globals';
import type { Completeness, Connector, RawPage, ReadContext } from '@moisson/domain';
import { firstRecordsOf } from './first-records.ts';

const WHOLE: Completeness = { evidence: [{ kind: 'end-signal', holds: true, detail: 'all' }], problems: [] };

/** Reads a list through `firstRecordsOf`: for each request, so many records in each part of its answer. */
const readFirst = async (...answers: readonly (readonly number[])[]) => {
  let [requests, closed] = [0, false];
  const fetch = {
    send: async () => {
      requests += 1;
    },
  };
  const pages = async function* (context: ReadContext): AsyncGenerator<RawPage, Completeness> {
    try {
      for (const parts of answers) {
        await context.fetch.send({ url: 'https://a.example' });
        for (const size of parts) yield { records: Array.from({ length: size }, () => new Uint8Array(1)) };
      }
      return WHOLE;
    } finally {
      closed = true;
    }
  };
  const reading = firstRecordsOf({ pages } as unknown as Connector).pages({ fetch } as unknown as ReadContext);
  let records = 0;
  let step = await reading.next();
  for (; step.done !== true; step = await reading.next()) records += step.value.records.length;
  return { records, requests, closed, holds: step.value.evidence[0]?.holds };
};

test('the records of the first page are read, whatever parts it comes in, and the list is closed', async () => {
  expect(await readFirst([16, 16, 18], [50], [50])).toEqual({ records: 50, requests: 2, closed: true, holds: false });
});

test('no more than a hundred records are read of a page', async () => {
  expect(await readFirst([60, 5000, 1])).toEqual({ records: 100, requests: 1, closed: true, holds: false });
});

test('pages that hold one record or none are read until there are ten records', async () => {
  const alone = Array.from({ length: 30 }, () => [1]);
  expect(await readFirst([], ...alone)).toEqual({ records: 10, requests: 12, closed: true, holds: false });
});

test('a short list ends as it says itself', async () => {
  expect(await readFirst([], [3])).toEqual({ records: 3, requests: 2, closed: true, holds: true });
});
