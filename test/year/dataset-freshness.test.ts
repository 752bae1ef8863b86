import { expect, test } from '@jest/globals';
import { datasetFreshness, workingDays } from '@moisson/domain';
import {
  BEGINNING,
  END,
  JUDGED_FROM,
  plantedDataset,
  plantedSource,
} from '../support/freshness-year/planted-dataset.ts';
import type { PlantedDataset } from '../support/freshness-year/planted-dataset.ts';
import { seeded } from '../support/seeded.ts';

const DAY = 86_400_000;
const SOURCES = 200;
const DATASETS = 100;
/** Quiet times of each dataset that are judged, the longest first: if any makes a false alarm, one of them does. */
const LONGEST = 3;
const { seed, random } = seeded(20_260_127);

const seenAt = (dataset: PlantedDataset, now: number) => {
  const { source, declared, claimedAt } = dataset;
  const until = new Date(now).toISOString();
  const changes = dataset.changes.filter(({ at }) => at < until);
  const claimed = claimedAt(now);
  const { outage } = source;
  // Until the first reading after it.
  const isUnread = outage !== undefined && now > outage[0] && now <= outage[1] + source.intervalMs;
  return datasetFreshness({
    ...{ changes, watchedSince: new Date(BEGINNING).toISOString(), now: new Date(now) },
    resolutionMs: source.intervalMs,
    ...(declared === undefined ? {} : { declared }),
    ...(claimed === undefined ? {} : { claimed }),
    ...(isUnread ? { watchedUntil: new Date(outage[0]) } : {}),
  });
};

/** Returns whether a fault is named. */
const isNamed = (dataset: PlantedDataset, now: number): boolean => {
  const { state, findings } = seenAt(dataset, now);
  return dataset.fault === 'stopped'
    ? state === 'late' || state === 'stale'
    : findings.some(({ code }) => code === dataset.fault);
};

/** Returns by when a fault must be named: an interval after an update was due, or after the lie began. */
const deadlineOf = ({ kind, source, fault, wrongFrom, updates }: PlantedDataset): number => {
  if (fault === 'declared-too-often') return JUDGED_FROM;
  if (fault === 'future-date') return wrongFrom! + DAY;
  const days = workingDays(kind.calendar);
  // What changed before it stopped is seen at the next reading.
  const last = (fault === 'partial-update' ? updates.filter((at) => at < wrongFrom!) : updates).at(-1)!;
  // What is read once a week has no shorter interval.
  const interval = Math.max(kind.period, source.intervalMs / DAY, fault === 'touched-unchanged' ? 5 : 0);
  return days.instant(days.at(last) + 2 * interval) + source.intervalMs + DAY / 2;
};

interface Tally {
  named: number;
  missed: string[];
  falseAlarms: string[];
  judged: number;
}

/** The mean distance from the next update, in periods, of three forecasts. */
const errors = { ours: 0, last: 0, mean: 0, count: 0 };

const measureForecast = ({ kind, updates, changes }: PlantedDataset, before: number, next: number): void => {
  const known = updates.filter((at) => at < before);
  const { next: expected, observed } = datasetFreshness({
    ...{ changes: changes.filter(({ at }) => Date.parse(at) < before), now: new Date(before) },
    watchedSince: new Date(BEGINNING).toISOString(),
  });
  if (expected === undefined || observed === undefined || known.length < 4) return;
  const [first, last] = [known[0]!, known.at(-1)!];
  const share = (at: number): number => Math.abs(at - next) / (kind.period * DAY);
  errors.ours += share(Date.parse(expected.at));
  errors.last += share(last + (last - known.at(-2)!));
  errors.mean += share(last + (last - first) / (known.length - 1));
  errors.count += 1;
};

const judge = (dataset: PlantedDataset, tally: Tally): void => {
  const { kind, fault, wrongFrom, updates, source } = dataset;
  const label = `${kind.name}, ${fault ?? 'sound'}, read each ${source.intervalMs / DAY} days`;
  tally.judged += 1;
  const soundUntil = fault === undefined || fault === 'declared-too-often' ? END : wrongFrom!;
  const gaps = updates
    .flatMap((from, at) => {
      const until = updates[at + 1];
      return until === undefined || from < JUDGED_FROM || until > soundUntil ? [] : [{ from, until }];
    })
    .sort((a, b) => b.until - b.from - (a.until - a.from));
  for (const { until } of gaps.slice(0, LONGEST)) {
    const { state, findings } = seenAt(dataset, until - 1);
    const wrong = findings.filter(({ code }) => code !== fault && code !== 'declared-too-rarely');
    if (state === 'late' || state === 'stale' || wrong.length > 0) {
      tally.falseAlarms.push(`${label}: ${state} ${wrong.map(({ code }) => code).join()}`);
      break;
    }
  }
  const sample = gaps[Math.floor(random() * gaps.length)];
  if (sample !== undefined && kind.isRandom !== true && tally.judged % 4 === 0)
    measureForecast(dataset, sample.from + 3_600_000, sample.until);
  if (fault === undefined) return;
  const deadline = deadlineOf(dataset);
  // What ends after the year, or while nobody could read, is judged by nobody.
  const { outage } = source;
  if (deadline >= END || (outage !== undefined && deadline > outage[0] && wrongFrom! < outage[1] + DAY)) return;
  if (isNamed(dataset, deadline)) tally.named += 1;
  else tally.missed.push(`${label}: ${JSON.stringify(seenAt(dataset, deadline).state)}`);
};

const counted = (labels: readonly string[]): Record<string, number> =>
  Object.fromEntries([...new Set(labels)].map((one) => [one, labels.filter((other) => other === one).length]));

test('in a year of 20,000 datasets every planted fault is named within an interval, without false alarms', () => {
  const tally: Tally = { named: 0, missed: [], falseAlarms: [], judged: 0 };
  for (let at = 0; at < SOURCES; at += 1) {
    const source = plantedSource(random);
    for (let index = 0; index < DATASETS; index += 1) judge(plantedDataset(source, random), tally);
  }
  const { named, missed, falseAlarms } = tally;
  const precision = named / (named + falseAlarms.length);
  const recall = named / (named + missed.length);
  const [ours, last, mean] = [errors.ours, errors.last, errors.mean].map((sum) => sum / errors.count);
  process.stderr.write(
    `year of datasets, seed ${seed}: ${tally.judged} datasets, ${named} faults named, ${missed.length} missed, ` +
      `${falseAlarms.length} false alarms, precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)}; forecast error in periods: ` +
      `${ours!.toFixed(3)}, last interval ${last!.toFixed(3)}, mean interval ${mean!.toFixed(3)}\n`,
  );
  if (process.env.EXPLAIN !== undefined)
    process.stderr.write(
      `${JSON.stringify({ missed: counted(missed), falseAlarms: counted(falseAlarms) }, null, 1)}\n`,
    );
  expect(precision).toBeGreaterThanOrEqual(0.99);
  expect(recall).toBeGreaterThanOrEqual(0.99);
  expect(ours).toBeLessThan(Math.min(last!, mean!));
});
