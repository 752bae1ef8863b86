import type { Grant, Report } from '@moisson/contracts';
import { mayCall } from '@moisson/domain';

/** Returns whether who has this grant may read a report: a publisher those of their own organizations, a viewer none. */
export const maySeeReport = (grant: Grant, { organization }: Pick<Report, 'organization'>): boolean =>
  mayCall(grant, 'publisher', organization);
