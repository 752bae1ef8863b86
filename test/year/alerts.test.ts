import { expect, test } from '@jest/globals';
import { judgeAlerts } from '../support/alert-year/judge-alerts.ts';
import { playFeed } from '../support/alert-year/play-feed.ts';
import { plantedFeed } from '../support/alert-year/planted-feed.ts';
import { watchYear } from '../support/alert-year/watch-year.ts';
import { seeded } from '../support/seeded.ts';

const FEEDS = 200;
const { seed, random } = seeded(20_261_128);

test('in a year of outages, slow and frozen feeds, holds, old certificates and seasons each fault is told once, in time, and nothing else is', () => {
  const feeds = Array.from({ length: FEEDS }, (_, index) => plantedFeed(index, random));
  const alerts = watchYear(feeds.flatMap((feed) => playFeed(feed, random)));
  const { faults, told, missed, falseAlarms, delays } = judgeAlerts(feeds, alerts);
  const [precision, recall] = [told / alerts.length, told / faults];
  const latest = Math.max(...delays);
  process.stderr.write(
    `year of alerts, seed ${seed}: ${FEEDS} feeds, ${faults} faults, ${alerts.length} alerts, ${missed.length} missed, ${falseAlarms.length} false, ` +
      `precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)}, outages told ${latest.toFixed(0)} minutes after the first failed run at the latest\n`,
  );
  expect({ missed, falseAlarms }).toEqual({ missed: [], falseAlarms: [] });
  expect(faults).toBeGreaterThan(300);
});
