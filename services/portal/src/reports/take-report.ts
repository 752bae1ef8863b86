import { MAX_REPORTS_A_DAY, REPORT_DAYS, type Dataset, type DatasetId } from '@moisson/contracts';
import { cutText, defined, InvalidInput, inLanguage, MoissonError, said } from '@moisson/kernel';
import { maskAddresses } from '@moisson/privacy';
import { findDataset } from '../datasets/find-dataset.ts';
import type { PortalContext } from '../portal-context.ts';
import type { ReportBody } from './public-report.ts';

const DAY_MS = 24 * 3_600_000;
const MAX_TITLE = 300;

/** Returns the dataset with an id, or the one that it was merged into. Throws `request.not-found` and `request.gone`. */
export const reportedDataset = async (store: PortalContext['store'], id: DatasetId): Promise<Dataset> => {
  const found = await findDataset(store, id);
  if ('dataset' in found) return found.dataset;
  const target = await findDataset(store, found.redirect);
  if ('dataset' in target) return target.dataset;
  throw new MoissonError('request.not-found', { what: said(`jeu de données ${id}`, `dataset ${id}`) });
};

/**
 * Stores a report of a visitor for the operator. Nothing of the visitor is kept. Throws `request.not-found`, `request.gone`,
 * `request.invalid` for `other` without a text, and `report.too-many`.
 */
export const takeReport = async (
  { store, reporters }: Pick<PortalContext, 'store' | 'reporters'>,
  id: DatasetId,
  { kind, text }: ReportBody,
  visitor: string,
): Promise<void> => {
  if (kind === 'other' && text === '')
    throw new InvalidInput([
      { path: ['text'], detail: said('dites en quelques mots ce qui ne va pas', 'say in a few words what is wrong') },
    ]);
  const dataset = await reportedDataset(store, id);
  reporters.count(visitor);
  const now = await store.polls.now();
  const isTaken = await store.reports.append({
    ...{ datasetId: dataset.id, title: cutText(inLanguage(dataset.title, 'fr'), MAX_TITLE) },
    ...defined({ sourceId: dataset.records[0]?.sourceId, organization: dataset.organization?.id }),
    ...{ kind, text: maskAddresses(text), state: 'waiting', at: now.toISOString() },
    expiresAt: new Date(now.getTime() + REPORT_DAYS.undecided * DAY_MS).toISOString(),
  });
  if (!isTaken)
    throw new MoissonError('report.too-many', {
      limit: MAX_REPORTS_A_DAY,
      of: said('en un jour sur le même jeu', 'in a day about the same dataset'),
    });
};
