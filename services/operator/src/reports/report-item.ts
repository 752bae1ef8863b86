import type { Report } from '@moisson/contracts';
import { counted, defined, said } from '@moisson/kernel';
import type { InboxItem } from '@moisson/operations/operator-api';
import { ifReportsWait } from '../inbox/if-nobody-acts.ts';
import { reportKinds } from './texts.ts';

const REPORTS = {
  fr: { one: 'signalement', other: 'signalements' },
  en: { one: 'report', other: 'reports' },
} as const;

/** Returns the matters of these reports: one for each dataset. Their texts stay on its page: the queue is also sent by e-mail. */
export const reportItems = (reports: readonly Report[]): Omit<InboxItem, 'comments' | 'assignee'>[] =>
  [...Map.groupBy(reports, ({ datasetId }) => datasetId)].map(([datasetId, all]) => {
    const { title, sourceId, organization } = all[0]!;
    const oldest = all.reduce((a, b) => (a.at <= b.at ? a : b));
    const kinds = [...Map.groupBy(all, ({ kind }) => kind)].map(
      ([kind, { length }]) => [reportKinds[kind], length] as const,
    );
    const { length } = all;
    return {
      ...{ id: `report:${datasetId}`, kind: 'report', records: length, since: oldest.at },
      ...defined({ sourceId, organization }),
      title: said(
        `${title}\u00a0: ${counted(length, REPORTS.fr, 'fr')}`,
        `${title}: ${counted(length, REPORTS.en, 'en')}`,
      ),
      detail: said(
        kinds.map(([name, times]) => `${name.fr} (${times})`).join(' · '),
        kinds.map(([name, times]) => `${name.en} (${times})`).join(' · '),
      ),
      ...ifReportsWait(oldest),
      page: `/reports/${datasetId}`,
    };
  });
