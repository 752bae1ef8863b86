import { DryRun, isOpenDryRun, type DryRunExtent, type SourceId } from '@moisson/contracts';
import type { DryRuns } from '@moisson/domain';
import { MoissonError, problem, said } from '@moisson/kernel';
import type { DocumentKind, Documents } from '../documents/documents.ts';

type Field = 'open' | 'requestedAt' | 'sourceId';

export const dryRunDocuments: DocumentKind<DryRun, Field> = {
  kind: 'dry run',
  name: 'dry_runs',
  idOf: ({ id }) => id,
  fields: {
    open: { of: (dryRun) => (isOpenDryRun(dryRun) ? 1 : undefined), column: 'open' },
    requestedAt: { of: ({ requestedAt }) => requestedAt, column: 'requested_at' },
    sourceId: { of: ({ source }) => source.id, column: 'source_id' },
  },
  read: (json) => DryRun.parse(JSON.parse(json)),
};

/** Open ones that may exist at once. */
const MAX_OPEN = 20;
/** Ended ones that are kept. */
const MAX_ENDED = 50;
/** A dry run whose harvesters keep dying is not what we can do. */
const MAX_ATTEMPTS = 3;

const OLDEST_FIRST = { by: ['requestedAt', 'id'] } as const;
const NEWEST_FIRST = { ...OLDEST_FIRST, descending: true } as const;

interface DryRunParts {
  readonly dryRuns: Documents<DryRun, Field>;
  /** Returns the time of the store's clock. */
  readonly now: () => Promise<Date>;
}

export class DocumentDryRuns implements DryRuns {
  readonly #parts: DryRunParts;

  constructor(parts: DryRunParts) {
    this.#parts = parts;
  }

  ask = async (dryRun: DryRun): Promise<DryRun> => {
    const { dryRuns } = this.#parts;
    const open = await dryRuns.list({ having: 'open', ...OLDEST_FIRST, limit: MAX_OPEN });
    if (open.length >= MAX_OPEN)
      throw new MoissonError('request.conflict', {
        detail: said(
          `${MAX_OPEN} lectures à blanc attendent déjà; en annuler une, ou attendre`,
          `${MAX_OPEN} dry runs wait already; cancel one, or wait`,
        ),
      });
    const [newest] = await this.list({ sourceId: dryRun.source.id, limit: 1 });
    const stored = { ...dryRun, requestedAt: laterThan(newest?.requestedAt, dryRun.requestedAt) };
    await dryRuns.put([stored]);
    const old = (await dryRuns.list({ ...NEWEST_FIRST, limit: MAX_ENDED + 2 * MAX_OPEN })).slice(MAX_ENDED);
    for (const { id } of old) await dryRuns.removeIf(id, (one) => !isOpenDryRun(one));
    return stored;
  };

  get = (id: string): Promise<DryRun | undefined> => this.#parts.dryRuns.get(id);

  list = async ({ sourceId, limit }: { sourceId?: SourceId; limit: number }): Promise<readonly DryRun[]> => {
    const found = await this.#parts.dryRuns.list({ where: { sourceId }, ...NEWEST_FIRST, limit });
    return found.map(({ result: _, ...rest }) => rest);
  };

  claim = async (owner: string, leaseSeconds: number, extent: DryRunExtent): Promise<DryRun | undefined> => {
    const { dryRuns } = this.#parts;
    const open = await dryRuns.list({ having: 'open', ...OLDEST_FIRST, limit: MAX_OPEN });
    for (const one of open) {
      const { id } = one;
      if ((one.extent ?? 'full') !== extent) continue;
      const now = await this.#parts.now();
      if (!isFree(one, now)) continue;
      const claimed = await dryRuns.update(id, (one) =>
        isFree(one, now) ? taken(one, owner, leaseSeconds, now) : one,
      );
      if (claimed?.state === 'running' && claimed.owner === owner && claimed.leaseUntil === leaseEnd(now, leaseSeconds))
        return claimed;
    }
    return undefined;
  };

  change = async (
    id: string,
    owner: string,
    change: (dryRun: DryRun, now: Date) => DryRun,
  ): Promise<DryRun | undefined> => {
    const now = await this.#parts.now();
    const changed = await this.#parts.dryRuns.update(id, (one) =>
      one.state === 'running' && one.owner === owner ? change(one, now) : one,
    );
    return changed?.owner === owner ? changed : undefined;
  };

  cancel = async (id: string): Promise<DryRun | undefined> => {
    const now = await this.#parts.now();
    return this.#parts.dryRuns.update(id, (one) => {
      if (one.state === 'waiting') return { ...one, state: 'cancelled', endedAt: now.toISOString() };
      return one.state === 'running' ? { ...one, cancelling: true } : one;
    });
  };
}

/** Returns an instant, or one a millisecond after the other if that is later. */
const laterThan = (other: string | undefined, instant: string): string =>
  other === undefined || other < instant ? instant : new Date(Date.parse(other) + 1).toISOString();

const leaseEnd = (now: Date, seconds: number): string => new Date(now.getTime() + seconds * 1000).toISOString();

const isFree = ({ state, leaseUntil }: DryRun, now: Date): boolean =>
  state === 'waiting' || (state === 'running' && (leaseUntil === undefined || Date.parse(leaseUntil) <= now.getTime()));

const taken = (one: DryRun, owner: string, seconds: number, now: Date): DryRun => {
  const { progress: _, ...rest } = one;
  const endedAt = now.toISOString();
  if (one.cancelling === true) return { ...rest, state: 'cancelled', endedAt };
  if (one.attempts >= MAX_ATTEMPTS) return { ...rest, state: 'failed', endedAt, problem: problem('dry-run.abandoned') };
  return { ...rest, state: 'running', attempts: one.attempts + 1, owner, leaseUntil: leaseEnd(now, seconds) };
};
