import { type Quota, type Source, type SourceId } from '@moisson/contracts';
import { type Problem, MoissonError, said } from '@moisson/kernel';
import { LEAST } from '@moisson/domain';
import { getSource } from './sources.ts';
import type { OperatorParts } from './operator-parts.ts';

/** A source whose last run met more than its quota. */
export interface ExceededQuota {
  readonly sourceId: SourceId;
  readonly problems: readonly Problem[];
  /** A quota under which all that the run met would be published, with room to grow. */
  readonly raise: Quota;
}

const ROOM = 1.2;

export const exceededQuotas = async ({ store }: Pick<OperatorParts, 'store'>): Promise<readonly ExceededQuota[]> => {
  const found: ExceededQuota[] = [];
  for (const { sourceId, problems, counts } of await store.runs.latest()) {
    const ours = problems.filter(({ code }) => code.startsWith('quota.'));
    const source = ours.length === 0 ? undefined : await store.registry.get(sourceId);
    if (source === undefined || source.state === 'retired') continue;
    const held = await store.snapshots.bytes(sourceId);
    const raise = {
      ...(exceeds(ours, 'quota.records-exceeded') ? { maxRecords: roundedUp(ROOM * counts.seen) } : {}),
      ...(exceeds(ours, 'quota.bytes-exceeded')
        ? { maxBytes: roundedUp(2 * Math.max(held, source.quota?.maxBytes ?? LEAST.bytes)) }
        : {}),
    };
    // Raised since, and not read again yet.
    if (isRaised(source.quota, raise)) continue;
    found.push({ sourceId, problems: ours, raise });
  }
  return found;
};

/** The command that raises it. */
export const quotaCommand = ({ sourceId, raise }: ExceededQuota): string =>
  [
    `moisson source quota ${sourceId}`,
    ...(raise.maxRecords === undefined ? [] : [`--records ${raise.maxRecords}`]),
    ...(raise.maxBytes === undefined ? [] : [`--bytes ${raise.maxBytes}`]),
  ].join(' ');

/** Sets what is given of a source's quota, and makes the source due where it is polled. Throws `request.invalid` where nothing is given, `request.not-found`. */
export const setQuota = async (parts: OperatorParts, id: SourceId, quota: Quota, by: string): Promise<Source> => {
  if (quota.maxRecords === undefined && quota.maxBytes === undefined)
    throw new MoissonError('request.invalid', {
      detail: said('il faut maxRecords ou maxBytes', 'maxRecords or maxBytes is needed'),
    });
  await getSource(parts, id);
  const { store } = parts;
  const now = await store.polls.now();
  const changed = await store.registry.update(id, (source) => ({
    ...source,
    quota: { ...source.quota, ...quota },
    updatedAt: now.toISOString(),
  }));
  parts.log.info({ event: 'source.quota', sourceId: id, ...quota, by }, 'quota of a source set');
  if (changed.state === 'active') {
    await store.polls.schedule(id, now, 'operator');
    parts.kick?.(id);
  }
  return changed;
};

const exceeds = (problems: readonly Problem[], code: Problem['code']): boolean =>
  problems.some((problem) => problem.code === code);

const isRaised = (quota: Quota | undefined, raise: Quota): boolean =>
  (raise.maxRecords ?? 0) <= (quota?.maxRecords ?? 0) && (raise.maxBytes ?? 0) <= (quota?.maxBytes ?? 0);

/** To two significant digits, so that it can be read and typed. */
const roundedUp = (value: number): number => {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, value))) - 1);
  return Math.ceil(value / unit) * unit;
};
