import { BoundedMemory, MoissonError, said } from '@moisson/kernel';

const HOUR_MS = 3_600_000;
/** Reports of one visitor in an hour. */
export const MAX_REPORTS_AN_HOUR = 10;
/** Visitors that are counted at once: beyond it the counts of those that reported longest ago are forgotten. */
const MAX_VISITORS = 20_000;

interface Count {
  readonly reports: number;
  readonly until: number;
}

/** Counts the reports of each visitor, in this process alone: nothing is stored that tells who reported what. */
export class ReportLimit {
  readonly bound: BoundedMemory<Count>;
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    [this.bound, this.#now] = [new BoundedMemory('portal.reporters', MAX_VISITORS), now];
  }

  /** Counts a report. Throws `report.too-many` if the visitor sent as many as are taken in an hour. */
  count(visitor: string): void {
    const now = this.#now();
    const known = this.bound.get(visitor);
    // A time that lies further ahead than an hour is from before the clock was set back.
    const isCurrent = known !== undefined && known.until > now && known.until <= now + HOUR_MS;
    const { reports, until } = isCurrent ? known : { reports: 0, until: now + HOUR_MS };
    if (reports >= MAX_REPORTS_AN_HOUR)
      throw new MoissonError('report.too-many', {
        limit: MAX_REPORTS_AN_HOUR,
        of: said('en une heure de la même adresse', 'in an hour of the same address'),
      });
    this.bound.set(visitor, { reports: reports + 1, until });
  }
}
