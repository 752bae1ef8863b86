import type { DatasetId, Report } from '@moisson/contracts';

/** Takes reports of visitors. It reads none: the portal has no more of them than this. */
export interface ReportIntake {
  /** Stores a report. Returns false, and stores nothing, if its dataset has as many of that day as are kept. */
  append(report: Omit<Report, 'id'>): Promise<boolean>;
}

/** Reports of visitors about datasets. Lists skip unreadable ones. */
export interface Reports extends ReportIntake {
  /** Those that nobody decided, the newest first. */
  waiting(limit: number): Promise<readonly Report[]>;
  /** All of a dataset, the newest first. */
  of(datasetId: DatasetId, limit: number): Promise<readonly Report[]>;
  /** Applies the change to the newest version and returns the result; undefined if there is no such report. */
  change(id: string, change: (report: Report) => Report): Promise<Report | undefined>;
  /** Deletes those that were to be deleted before this instant. */
  removeExpired(before: string): Promise<void>;
}
