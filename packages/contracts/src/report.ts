import { z } from 'zod';
import { DatasetId, Instant, SourceId } from './ids.ts';

/** What somebody says is wrong with a dataset. */
export const ReportKind = z.enum([
  'personal-information',
  'broken-link',
  'out-of-date',
  'wrong-description',
  'wrong-licence',
  'other',
]);
export type ReportKind = z.infer<typeof ReportKind>;

/** Characters of a report's text. */
export const MAX_REPORT_CHARS = 2000;
/** Reports of one dataset that are kept of one day. */
export const MAX_REPORTS_A_DAY = 10;
/** Days after which a report is deleted: since it came, where nobody decided; since the decision. */
export const REPORT_DAYS = { undecided: 90, decided: 30 } as const;

/** Reports of one dataset that there can be at once. */
export const MAX_REPORTS = MAX_REPORTS_A_DAY * (REPORT_DAYS.undecided + REPORT_DAYS.decided + 2);

export const ReportState = z.enum(['waiting', 'resolved', 'dismissed', 'forwarded']);
export type ReportState = z.infer<typeof ReportState>;

/**
 * A visitor's report of a problem with a dataset. It says nothing about who sent it: no name, address or e-mail is asked for or kept, and
 * addresses of persons in its text are masked.
 */
export const Report = z.object({
  id: z.string(),
  datasetId: DatasetId,
  /** The dataset's title on that day. */
  title: z.string(),
  /** The source of the dataset's first record. */
  sourceId: SourceId.optional(),
  /** The id of the dataset's organization. */
  organization: z.string().optional(),
  kind: ReportKind,
  /** Empty if the kind says all. */
  text: z.string(),
  at: Instant,
  state: ReportState,
  decidedAt: Instant.optional(),
  decidedBy: z.string().optional(),
  /** What was answered, or why it was dismissed. */
  note: z.string().optional(),
  /** When it is deleted. */
  expiresAt: Instant,
});
export type Report = Readonly<z.infer<typeof Report>>;
