import { lastDue, scheduleFault } from '@moisson/domain';
import { MoissonError, said } from '@moisson/kernel';
import type { ExportSettings, Logger } from '@moisson/runtime';
import type { PortalContext } from '../portal-context.ts';
import type { Site } from '../rdf/dataset-form.ts';
import { asDiskFault } from './disk.ts';
import { nightEvents } from './events.ts';
import type { NightFolder } from './night-folder.ts';
import type { Night } from './public-night.ts';
import { writeNight } from './write-night.ts';

/** The time zone of the schedule. */
const ZONE = 'America/Toronto';
/** Milliseconds between two looks at the schedule, and between two signs of life of who writes. */
const [EVERY_MS, SIGN_MS] = [60_000, 5000];
/** Looks that are left out after failures, at most: each try reads the whole catalogue. */
const MAX_PAUSE = 60;

interface Parts {
  readonly context: Pick<PortalContext, 'store' | 'search'>;
  readonly folder: NightFolder;
  readonly settings: ExportSettings;
  readonly site: Site;
  readonly signal?: AbortSignal;
}

/**
 * Writes the night that is due, unless it is there, another process is at it, or the catalogue is empty. A machine that was off at that hour
 * does it later. Returns what was written. Throws an outage that names what is wrong with the disk (`disk.full` …), `disk.limit-reached`, and
 * what the store throws; the nights before then stay as they are.
 */
export const writeDueNight = async (parts: Parts): Promise<Night | undefined> => {
  try {
    return await writeUnlessThere(parts);
  } catch (error) {
    throw asDiskFault(parts.folder.dir, error);
  }
};

const writeUnlessThere = async ({ context, folder, settings, site, signal }: Parts): Promise<Night | undefined> => {
  const { schedule, nights, maxMebibytes } = settings;
  const now = await context.store.polls.now();
  const due = schedule === undefined ? undefined : lastDue(schedule, ZONE, now);
  if (due === undefined) return undefined;
  const name = `${due.toISOString().slice(0, 16).replace(':', '')}Z`;
  const keep = (): Promise<void> => folder.keep(nights, maxMebibytes * 1024 * 1024);
  const [newest] = await folder.nights();
  if (newest !== undefined && newest.name >= name) {
    // What a process that was killed at the end has left undone.
    await folder.pointTo(newest.name);
    await keep();
    return undefined;
  }
  if ((await context.store.datasetReads.count()) === 0) return undefined;
  const claim = await folder.claim();
  if (claim === undefined) return undefined;
  let told = performance.now();
  const alive = async (): Promise<void> => {
    signal?.throwIfAborted();
    if (performance.now() - told < SIGN_MS) return;
    await claim.renew();
    told = performance.now();
  };
  try {
    // Another process may have written it since the look above.
    if ((await folder.nights())[0]?.name === name) return undefined;
    const night = await writeNight(name, now, { context, folder, site, maxMebibytes, alive });
    await keep();
    return night;
  } finally {
    await claim.release();
  }
};

/** Throws `config.invalid` for a schedule that is none. */
export const checkSchedule = ({ schedule }: ExportSettings): void => {
  const fault = schedule === undefined ? undefined : scheduleFault(schedule);
  if (fault !== undefined)
    throw new MoissonError('config.invalid', {
      detail: said(`MOISSON_EXPORTS_CRON : ${fault.fr}`, `MOISSON_EXPORTS_CRON: ${fault.en}`),
    });
};

/** Writes the nightly files while the service runs, if it has a schedule. Returns what ends it. */
export const writeNights = (parts: Omit<Parts, 'signal'>, log: Logger): (() => Promise<void>) => {
  if (parts.settings.schedule === undefined) return () => Promise.resolve();
  const stopping = new AbortController();
  const events = nightEvents(log);
  let writing: Promise<void> | undefined;
  let [failures, notBefore] = [0, 0];
  const write = async (): Promise<void> => {
    const begun = performance.now();
    try {
      const night = await writeDueNight({ ...parts, signal: stopping.signal });
      failures = 0;
      if (night !== undefined) events.written(night, Math.round(performance.now() - begun) / 1000);
    } catch (error) {
      failures += 1;
      notBefore = performance.now() + Math.min(2 ** failures, MAX_PAUSE) * EVERY_MS;
      if (!stopping.signal.aborted) events.failed(error);
    }
  };
  const timer = setInterval(() => {
    if (performance.now() < notBefore) return;
    writing ??= write().finally(() => (writing = undefined));
  }, EVERY_MS).unref();
  return async () => {
    clearInterval(timer);
    stopping.abort();
    await writing;
    events.end();
  };
};
