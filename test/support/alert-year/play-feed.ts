import type { CertificateTimes, RemovalHold, Run, SourceStatus } from '@moisson/contracts';
import {
  certificateTroubles,
  feedFreshness,
  feedTrouble,
  nextAttempt,
  nextPoll,
  quarantineAfter,
  rhythmAfter,
  type AlertTrouble,
  type ContentRhythm,
} from '@moisson/domain';
import { problem } from '@moisson/kernel';
import { BEGINNING, DAY, END, JUDGED_FROM, type PlantedFeed } from './planted-feed.ts';

/** What is wrong with a feed from an instant on, as a look at it finds it. */
export interface TroubleChange {
  readonly at: number;
  readonly source: string;
  readonly troubles: readonly AlertTrouble[];
}

const MINUTE = 60_000;
/** Of certificates, and what is left of a forgotten one when it is to be told. */
const [LIFE, LEFT] = [90 * DAY, 21 * DAY];
const counts = { seen: 9, created: 0, unchanged: 9, removed: 0, held: 0, rejected: 0, duplicate: 0 };
const instant = (at: number): string => new Date(at).toISOString();

/** Plays the runs of a feed by the rules of the harvester and the store, and returns what looks find in the judged year. One run of forty fails alone. */
export const playFeed = (feed: PlantedFeed, random: () => number): TroubleChange[] => {
  const { source, changes, minutes, faults } = feed;
  const found: TroubleChange[] = [];
  let status: SourceStatus = { sourceId: source.id, run: 0, consecutiveFailures: 0, records: 9 };
  let rhythm: ContentRhythm | undefined;
  let lastRun: Run | undefined;
  let hold: RemovalHold | undefined;
  let [seen, known] = [0, '[]'];
  const phase = random() * 60 * DAY;
  const look = (at: number): void => {
    if (at < JUDGED_FROM) return;
    const now = new Date(at);
    const standing = feedFreshness({
      ...{ source, status, now },
      ...(lastRun === undefined ? {} : { lastRun }),
      ...(hold === undefined ? {} : { hold }),
    });
    const shown = lastRun === undefined ? [] : [lastRun];
    const one = feedTrouble(standing, source, rhythm, now);
    const troubles = [...(one === undefined ? [] : [one]), ...certificateTroubles([source], shown, now)];
    const text = JSON.stringify(troubles);
    if (text !== known) found.push({ at, source: source.id, troubles });
    known = text;
  };
  for (let at = nextPoll(source, new Date(BEGINNING)).getTime(); at < END;) {
    const fault = faults.find(({ from, until }) => at >= from && at < until)?.kind;
    const isAlone = status.consecutiveFailures === 0 && random() < 1 / 40;
    const failed = fault === 'outage' || isAlone;
    const took = failed
      ? 0.5
      : minutes * (0.7 + 0.6 * random()) * (fault === 'slow' ? 6 : 1) + (fault === 'slow' ? 15 : 0);
    const ended = Math.round(at + took * MINUTE);
    const before = seen;
    if (!failed) while (seen < changes.length && changes[seen]! <= at) seen += 1;
    const run = status.run + 1;
    lastRun = {
      ...{ id: `${source.id}:${run}`, sourceId: source.id, run, trigger: 'schedule', evidence: [], published: 0 },
      ...{
        startedAt: instant(at),
        endedAt: instant(ended),
        outcome: failed ? 'failed' : 'succeeded',
        complete: !failed,
      },
      ...{ counts: { ...counts, updated: seen - before }, problemsTotal: failed ? 1 : 0 },
      problems: failed
        ? [problem(random() < 0.5 ? 'fetch.timeout' : 'fetch.server-error', { url: source.endpoint, status: 503 })]
        : [],
      ...(failed ? {} : { certificate: certificateAt(feed, phase, at) }),
    };
    status = statusAfter(status, !failed, ended);
    rhythm = rhythmAfter(rhythm, lastRun);
    hold = fault === 'held' ? (hold ?? holdAt(source.id, ended)) : undefined;
    // A run like those before changes nothing but time: one of three is looked at.
    if (failed || fault !== undefined || known !== '[]' || run % 3 === 0) look(ended);
    const scheduled = nextPoll(source, new Date(ended));
    const quarantined = status.quarantinedSince !== undefined;
    at = nextAttempt({
      now: new Date(ended),
      scheduled,
      failures: status.consecutiveFailures,
      quarantined,
      random: random(),
    }).getTime();
    if (run % 5 === 0 || known !== '[]') look(at - 1000);
  }
  return found;
};

/** Certificates are made for ninety days, and renewed when thirty are left; a forgotten one when three are. */
const certificateAt = ({ faults }: PlantedFeed, phase: number, at: number): CertificateTimes => {
  const forgotten = faults.find(({ kind }) => kind === 'certificate');
  const made = forgotten === undefined ? Infinity : forgotten.from - (LIFE - LEFT);
  const isForgotten = forgotten !== undefined && at >= made && at < forgotten.until;
  const from = isForgotten ? made : at - ((at + phase) % (LIFE - 30 * DAY));
  return { from: instant(from), until: instant(from + LIFE) };
};

const statusAfter = (status: SourceStatus, complete: boolean, at: number): SourceStatus => {
  const run = status.run + 1;
  const { failingSince, failedAgainAt, quarantinedSince, consecutiveFailures, ...kept } = status;
  if (complete) return { ...kept, run, consecutiveFailures: 0, lastCompleteAt: instant(at) };
  const since = failingSince ?? instant(at);
  const trouble = {
    failures: consecutiveFailures,
    since,
    ...(quarantinedSince === undefined ? {} : { quarantinedSince }),
  };
  const quarantine = quarantineAfter(trouble, new Date(at));
  const again = failedAgainAt ?? (consecutiveFailures === 1 ? instant(at) : undefined);
  return {
    ...{ ...kept, run, consecutiveFailures: consecutiveFailures + 1, failingSince: since },
    ...(again === undefined ? {} : { failedAgainAt: again }),
    ...(quarantine === undefined ? {} : { quarantinedSince: quarantine }),
  };
};

const holdAt = (sourceId: PlantedFeed['source']['id'], at: number): RemovalHold => ({
  ...{ id: `${sourceId}:h`, sourceId, run: 1, createdAt: instant(at), reason: 'removal.share-exceeded' },
  ...{ records: 4, known: 9, examples: [], state: 'pending' },
});
