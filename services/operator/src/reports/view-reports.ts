import { MAX_REPORTS, type DatasetId, type Report } from '@moisson/contracts';
import { MoissonError, said } from '@moisson/kernel';
import type { DatasetReports } from '@moisson/operations/operator-api';
import type { OperatorParts } from '../operator-parts.ts';
import { reportLetter } from './report-letter.ts';

/** Returns the reports of a dataset, with a letter. Throws `request.not-found` if it has none. */
export const viewReports = async ({ store }: Pick<OperatorParts, 'store'>, id: DatasetId): Promise<DatasetReports> => {
  const reports = await store.reports.of(id, MAX_REPORTS);
  const [newest] = reports;
  if (newest === undefined)
    throw new MoissonError('request.not-found', {
      what: said(`signalements du jeu ${id}`, `reports of dataset ${id}`),
    });
  const { title, sourceId } = newest;
  const source = sourceId && (await store.registry.get(sourceId));
  const told = toldOf(reports);
  return {
    ...{ datasetId: id, title, reports },
    ...(told.length === 0 ? {} : { letter: reportLetter(title, source?.contact, told) }),
  };
};

/** A letter tells what waits; once nothing does, what was forwarded last. */
const toldOf = (reports: readonly Report[]): readonly Report[] => {
  const waiting = reports.filter(({ state }) => state === 'waiting');
  if (waiting.length > 0) return waiting;
  const forwarded = reports.filter(({ state }) => state === 'forwarded');
  const last = forwarded.map(({ decidedAt = '' }) => decidedAt).reduce((a, b) => (a > b ? a : b), '');
  return forwarded.filter(({ decidedAt }) => decidedAt === last);
};
