import { DryRunExtent, isPreview, isUploadAddress, type DryRun, type DryRunProgress } from '@moisson/contracts';
import { connectorOf, fetchOfSource, Keyring, NO_RULES, PoliteFetch } from '@moisson/domain';
import { messageOf, MoissonError, OutageError, problem } from '@moisson/kernel';
import { openScratch, type Scratch } from '@moisson/store';
import type { HarvesterParts } from '../claim/harvester.ts';
import { dryRun } from './dry-run.ts';
import { PREVIEW_SECONDS, previewEnded } from './preview-bounds.ts';

export interface DryRunnerParts extends Pick<
  HarvesterParts,
  'store' | 'connectors' | 'fetching' | 'hostRules' | 'keyring' | 'log' | 'owner' | 'leaseSeconds'
> {
  readonly maxRecords?: number;
}

/** Milliseconds between two looks for a dry run that waits. */
const TICK_MS = 1000;
/** Milliseconds between two writes of how far a dry run is. */
const PROGRESS_MS = 1000;
const MAX_RECORDS = 2_000_000;
const NEVER = new AbortController().signal;

/**
 * Does the dry runs that operators ask for, one at a time: a run that publishes must not wait for them. Beside it one preview, for which
 * somebody waits.
 */
export class DryRunner {
  readonly #parts: DryRunnerParts;
  readonly #stopping = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  readonly #working = new Map<DryRunExtent, Promise<void>>();

  constructor(parts: DryRunnerParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#timer ??= setInterval(() => void this.tick(), TICK_MS);
  }

  /** Does all that wait; resolves when none does. Never rejects. */
  tick(): Promise<void> {
    return this.#both((extent) => this.#tickOf(extent));
  }

  /** Ends the dry runs in progress: another harvester, or the next start, does it again. */
  async stop(): Promise<void> {
    this.#stopping.abort(new Error('stopping'));
    clearInterval(this.#timer);
    await this.#both(async (extent) => this.#working.get(extent));
  }

  /** A long dry run keeps no preview waiting. */
  #tickOf(extent: DryRunExtent): Promise<void> {
    const working = this.#working.get(extent) ?? this.#work(extent).finally(() => this.#working.delete(extent));
    this.#working.set(extent, working);
    return working;
  }

  async #both(work: (extent: DryRunExtent) => Promise<void>): Promise<void> {
    await Promise.all(DryRunExtent.options.map(work));
  }

  async #work(extent: DryRunExtent): Promise<void> {
    const { store, owner, leaseSeconds, log } = this.#parts;
    try {
      while (!this.#stopping.signal.aborted) {
        const claimed = await store.dryRuns.claim(owner, leaseSeconds, extent);
        if (claimed === undefined) return;
        await this.#do(claimed);
      }
    } catch (error) {
      log.warn({ event: 'dry-run.outage', detail: messageOf(error) }, 'a dry run was interrupted');
    }
  }

  async #do({ id, source, extent = 'full' }: DryRun): Promise<void> {
    const { store, connectors, leaseSeconds, log, maxRecords = MAX_RECORDS } = this.#parts;
    const ending = new AbortController();
    const late = isPreview({ extent }) ? AbortSignal.timeout(PREVIEW_SECONDS * 1000) : NEVER;
    const signal = AbortSignal.any([this.#stopping.signal, ending.signal, late]);
    let shown: DryRunProgress | undefined;
    const renew = async (): Promise<void> => {
      const renewed = await this.#change(id, (one, now) => ({
        ...one,
        leaseUntil: new Date(now.getTime() + leaseSeconds * 1000).toISOString(),
        ...(shown === undefined ? {} : { progress: shown }),
      }));
      if (renewed === undefined || renewed.cancelling === true) ending.abort(new Error('cancelled'));
    };
    const renewal = setInterval(() => void renew().catch(() => undefined), PROGRESS_MS);
    log.info({ event: 'dry-run.started', id, sourceId: source.id }, 'dry run started');
    let scratch: Scratch | undefined;
    try {
      scratch = await openScratch();
      const result = await dryRun(
        {
          ...{ store, connector: connectorOf(connectors, source), maxRecords, scratch, signal, extent },
          fetch: this.#fetchOf(source, signal),
          progress: async (progress) => {
            shown = progress;
          },
        },
        source,
      );
      await this.#end(id, { state: 'done', result });
      log.info({ event: 'dry-run.done', id, sourceId: source.id, datasets: result.datasets }, 'dry run done');
    } catch (error) {
      // Stopped by us: its lease ends, and it is done again.
      if (this.#stopping.signal.aborted) return;
      if (ending.signal.aborted) await this.#end(id, { state: 'cancelled' });
      else await this.#end(id, { state: 'failed', problem: problemOf(late.aborted ? previewEnded() : error) });
      log.info({ event: 'dry-run.ended', id, sourceId: source.id, detail: messageOf(error) }, 'dry run ended');
    } finally {
      clearInterval(renewal);
      await scratch?.close();
    }
  }

  #fetchOf(source: DryRun['source'], signal: AbortSignal): PoliteFetch {
    const { store, fetching, hostRules, keyring = new Keyring([]) } = this.#parts;
    const vault = { credentials: store.credentials, keyring };
    const isUploaded = isUploadAddress(source.endpoint);
    return new PoliteFetch(
      source,
      async () => (isUploaded ? undefined : await hostRules?.rulesOf(source, signal)) ?? NO_RULES,
      (raised) => fetchOfSource({ fetching, vault, uploads: store.uploads }, raised, signal),
    );
  }

  async #end(id: string, end: Pick<DryRun, 'state' | 'result' | 'problem'>): Promise<void> {
    await this.#change(id, ({ leaseUntil: _, progress: __, ...one }, now) => ({
      ...one,
      ...end,
      endedAt: now.toISOString(),
    }));
  }

  #change(id: string, change: (dryRun: DryRun, now: Date) => DryRun): Promise<DryRun | undefined> {
    return this.#parts.store.dryRuns.change(id, this.#parts.owner, change);
  }
}

const problemOf = (error: unknown): DryRun['problem'] =>
  error instanceof MoissonError && !(error instanceof OutageError)
    ? error.toProblem()
    : problem('dry-run.failed', { detail: messageOf(error) });
