import { expect, test } from '@jest/globals';
import { DatasetId, MAX_REPORTS_A_DAY, type Report } from '@moisson/contracts';
import { contractOf } from '../contract-suite.ts';

const [A, B] = ['0b1a2c3d-0000-5000-8000-000000000001', '0b1a2c3d-0000-5000-8000-000000000002'].map((id) =>
  DatasetId.parse(id),
) as [DatasetId, DatasetId];
const reportOf = (given: Partial<Report> = {}): Omit<Report, 'id'> => ({
  ...{ datasetId: A, title: 'Arbres', kind: 'broken-link', text: 'Rien ne répond.', state: 'waiting' },
  ...{ at: '2026-11-24T12:00:00.000Z', expiresAt: '2027-02-22T12:00:00.000Z' },
  ...given,
});

/** The contract of reports, for every store. */
export const reportsContract = contractOf('reports', (given) => {
  test('a report waits until it is decided, and is found by its dataset', async () => {
    const { reports } = given.store;
    expect(await reports.append(reportOf())).toBe(true);
    expect(await reports.append(reportOf({ at: '2026-11-24T13:00:00.000Z', text: 'Encore.' }))).toBe(true);
    expect(await reports.append(reportOf({ datasetId: B, at: '2026-11-24T12:30:00.000Z', text: 'Ailleurs.' }))).toBe(
      true,
    );
    expect((await reports.waiting(10)).map(({ text }) => text)).toEqual(['Encore.', 'Ailleurs.', 'Rien ne répond.']);
    const [newest] = await reports.of(A, 1);
    expect(newest).toMatchObject(reportOf({ at: '2026-11-24T13:00:00.000Z', text: 'Encore.' }));
    const decided = await reports.change(newest!.id, (one) => ({ ...one, state: 'resolved', note: 'Corrigé.' }));
    expect(decided).toMatchObject({ state: 'resolved', note: 'Corrigé.' });
    expect((await reports.waiting(10)).map(({ text }) => text)).toEqual(['Ailleurs.', 'Rien ne répond.']);
    expect((await reports.of(A, 10)).map(({ state }) => state)).toEqual(['resolved', 'waiting']);
    expect(await reports.change('aucun', (one) => one)).toBeUndefined();
  });

  test('a dataset has so many reports of one day and no more, whoever sends them at once; the next day takes others', async () => {
    const { reports } = given.store;
    const sent = await Promise.all(Array.from({ length: MAX_REPORTS_A_DAY + 5 }, () => reports.append(reportOf())));
    expect(sent.filter(Boolean)).toHaveLength(MAX_REPORTS_A_DAY);
    expect(await reports.append(reportOf({ at: '2026-11-25T00:00:00.000Z' }))).toBe(true);
    expect(await reports.append(reportOf({ datasetId: B }))).toBe(true);
    expect(await reports.of(A, 100)).toHaveLength(MAX_REPORTS_A_DAY + 1);
  });

  test('a report is deleted once its time has passed, decided or not', async () => {
    const { reports } = given.store;
    await reports.append(reportOf());
    await reports.append(reportOf({ state: 'dismissed', expiresAt: '2026-12-24T12:00:00.000Z' }));
    await reports.removeExpired('2026-12-24T12:00:00.000Z');
    expect(await reports.of(A, 10)).toHaveLength(2);
    await reports.removeExpired('2026-12-24T12:00:00.001Z');
    expect((await reports.of(A, 10)).map(({ state }) => state)).toEqual(['waiting']);
    await reports.removeExpired('2027-12-24T12:00:00.000Z');
    expect(await reports.of(A, 10)).toEqual([]);
  });
});
