import { expect, test } from '@jest/globals';
import { startDriftSource, type DriftForm } from '../support/drift/drift-sources.ts';
import { playDrift } from '../support/drift/play-drift.ts';
import { seeded } from '../support/seeded.ts';

const SOURCES: readonly (readonly [DriftForm, number])[] = [
  ...([15, 40, 150, 700, 1500] as const).map((size) => ['ckan', size] as const),
  ...([20, 80, 300] as const).map((size) => ['hub', size] as const),
  ...([15, 60, 250] as const).map((size) => ['feed', size] as const),
  ...([25, 120, 400] as const).map((size) => ['opendatasoft', size] as const),
  ...([18, 90, 600] as const).map((size) => ['dcat-us', size] as const),
  ...([30, 200] as const).map((size) => ['turtle', size] as const),
  ...([16, 70, 350] as const).map((size) => ['table', size] as const),
  ...([35, 140] as const).map((size) => ['ogc-records', size] as const),
  ...([20, 60] as const).map((size) => ['schema-org', size] as const),
];
const MONTHS = 12;
const PLANTS = 2;

test('planted departures of every protocol and size are all held before anything is published; of 300 ordinary months at most 1 % is', async () => {
  const { seed, random } = seeded(2026);
  const sources = await Promise.all(SOURCES.map(([form, size], at) => startDriftSource(form, size, at)));
  try {
    const figures = await playDrift(sources, { months: MONTHS, plants: PLANTS, random });
    const { months, planted, heldNeedlessly, missed, leaked, kinds } = figures;
    process.stderr.write(
      `drift (SEED=${seed}): ${planted - missed.length} of ${planted} planted departures held, ${leaked.length} leaked; ` +
        `${heldNeedlessly.length} of ${months} ordinary months held (${((100 * heldNeedlessly.length) / months).toFixed(1)} %); ` +
        `${[...kinds].map(([kind, times]) => `${times} ${kind}`).join(', ')}\n`,
    );
    expect({ missed, leaked }).toEqual({ missed: [], leaked: [] });
    expect(planted).toBeGreaterThanOrEqual(30);
    expect(months).toBeGreaterThanOrEqual(300);
    expect(heldNeedlessly.slice(Math.floor(0.01 * months))).toEqual([]);
  } finally {
    await Promise.all(sources.map(({ server }) => server.stop()));
  }
}, 900_000);
