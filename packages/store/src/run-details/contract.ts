import { expect, test } from '@jest/globals';
import { runId, SourceId, type RunDetail } from '@moisson/contracts';
import { contractOf } from '../contract-suite.ts';

const laval = SourceId.parse('laval');
const detailOf = (run: number, given: Partial<RunDetail> = {}): RunDetail => ({
  ...{ runId: runId(laval, run), sourceId: laval, run, startedAt: '2026-11-24T12:00:00.000Z' },
  ...{ updatedAt: '2026-11-24T12:00:00.000Z', phases: [], pages: 0, seen: 0, expected: 3, requests: [] },
  ...{ requestsTotal: 0, changes: [], changesTotal: 0, findings: [], findingsWhole: true },
  ...given,
});

/** The contract of run details, for every store. */
export const runDetailsContract = contractOf('run details', (given) => {
  test('the details of a run are replaced while it goes on, and kept for the last 50 runs of a source', async () => {
    const { runDetails } = given.store;
    expect(await runDetails.get(laval, 1)).toBeUndefined();
    await runDetails.put(detailOf(1));
    await runDetails.put(detailOf(1, { pages: 2 }));
    expect(await runDetails.get(laval, 1)).toEqual(detailOf(1, { pages: 2 }));
    for (let run = 2; run <= 51; run += 1) await runDetails.put(detailOf(run));
    expect(await runDetails.get(laval, 1)).toBeUndefined();
    expect(await runDetails.get(laval, 2)).toEqual(detailOf(2));
    expect(await runDetails.get(laval, 51)).toEqual(detailOf(51));
  });

  test('the last order to end a run of a source is known', async () => {
    const { runDetails } = given.store;
    expect(await runDetails.cancelled(laval)).toBeUndefined();
    await runDetails.cancel({ sourceId: laval, run: 1, by: 'console' });
    await runDetails.cancel({ sourceId: laval, run: 2, by: 'api' });
    expect(await runDetails.cancelled(laval)).toEqual({ sourceId: laval, run: 2, by: 'api' });
  });
});
