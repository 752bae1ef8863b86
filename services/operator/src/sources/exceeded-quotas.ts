import type { Quota, SourceId } from '@moisson/contracts';
import type { Problem } from '@moisson/kernel';
import { LEAST, type Store } from '@moisson/domain';
import type { Standing } from '@moisson/store';

/** A source whose last run exceeded its quota. */
export interface ExceededQuota {
  readonly sourceId: SourceId;
  readonly problems: readonly Problem[];
  /** A quota under which all that the run saw would be published, with room to grow. */
  readonly raise: Quota;
}

const ROOM = 1.2;

/** Returns the sources that exceed their quota, from lists that the page has read anyway. */
export const exceededQuotas = async (
  { snapshots }: Pick<Store, 'snapshots'>,
  { sources, runs }: Pick<Standing, 'sources' | 'runs'>,
): Promise<readonly ExceededQuota[]> => {
  const byId = new Map(sources.map((source) => [source.id, source]));
  const found: ExceededQuota[] = [];
  for (const { sourceId, problems, counts } of runs) {
    const ours = problems.filter(({ code }) => code.startsWith('quota.'));
    const source = ours.length === 0 ? undefined : byId.get(sourceId);
    if (source === undefined || source.state === 'retired') continue;
    const held = await snapshots.bytes(sourceId);
    const raise = {
      ...(exceeds(ours, 'quota.records-exceeded') ? { maxRecords: roundedUp(ROOM * counts.seen) } : {}),
      ...(exceeds(ours, 'quota.bytes-exceeded')
        ? { maxBytes: roundedUp(2 * Math.max(held, source.quota?.maxBytes ?? LEAST.bytes)) }
        : {}),
    };
    // Raised since, and not polled again yet.
    if (isRaised(source.quota, raise)) continue;
    found.push({ sourceId, problems: ours, raise });
  }
  return found;
};

const exceeds = (problems: readonly Problem[], code: Problem['code']): boolean =>
  problems.some((problem) => problem.code === code);

const isRaised = (quota: Quota | undefined, raise: Quota): boolean =>
  (raise.maxRecords ?? 0) <= (quota?.maxRecords ?? 0) && (raise.maxBytes ?? 0) <= (quota?.maxBytes ?? 0);

/** Rounds up to two significant digits, so that the number can be read and typed. */
const roundedUp = (value: number): number => {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, value))) - 1);
  return Math.ceil(value / unit) * unit;
};
