import { REPORT_DAYS, type DatasetId } from '@moisson/contracts';
import { defined, MoissonError, said } from '@moisson/kernel';
import type { Actor } from '@moisson/operations';
import type { DatasetReports, ReportDecision } from '@moisson/operations/operator-api';
import type { OperatorParts } from '../operator-parts.ts';
import { viewReports } from './view-reports.ts';

const DAY_MS = 24 * 3_600_000;

interface Decision {
  readonly state: ReportDecision;
  readonly note?: string;
  /** Later ones, which the person has not seen, still wait. */
  readonly until?: string | undefined;
}

/**
 * Decides about the reports of a dataset that wait: together, because one problem is reported by several. They are deleted some time later.
 * Throws `request.not-found` if it has none, `request.conflict` if none of them waits.
 */
export const decideReports = async (
  parts: OperatorParts,
  id: DatasetId,
  { state, note, until }: Decision,
  by: Actor,
): Promise<DatasetReports> => {
  const { store, log } = parts;
  const { reports } = await viewReports(parts, id);
  const waiting = reports.filter((one) => one.state === 'waiting' && (until === undefined || one.at <= until));
  if (waiting.length === 0)
    throw new MoissonError('request.conflict', {
      detail: said(`aucun signalement du jeu ${id} n’attend`, `no report of dataset ${id} waits`),
    });
  const now = await store.polls.now();
  const decision = {
    ...{ state, decidedAt: now.toISOString(), decidedBy: by.name, ...defined({ note }) },
    expiresAt: new Date(now.getTime() + REPORT_DAYS.decided * DAY_MS).toISOString(),
  };
  for (const { id: report } of waiting)
    await store.reports.change(report, (one) => (one.state === 'waiting' ? { ...one, ...decision } : one));
  log.info({ event: `reports.${state}`, datasetId: id, reports: waiting.length, by: by.name }, 'reports decided');
  return viewReports(parts, id);
};
