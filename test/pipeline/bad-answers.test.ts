import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  badAnswers,
  CatalogueServer,
  connectionFaults,
  SimulatedCatalogue,
  simulatedProtocols,
  type CatalogueOptions,
} from '@moisson/simulator';
import { aSource, ManualClock } from '@moisson/testkit';
import { withLine } from '../support/with-line.ts';

const SIZE = 67;
const organization = { id: 'ville-de-laval', name: 'Ville de Laval' };
const faults = [...Object.keys(badAnswers), ...connectionFaults.filter((fault) => fault !== 'hang')];
/** Good runs before the first bad answer: so many teach what the feed usually looks like. */
const LEARNING = 3;

/** One document has no pages: numbering its records anew is a change of all identifiers, which is recognised. */
const withoutPages = new Set(['dcat-us']);

test('there are at least sixty bad answers', () => {
  expect(faults.length).toBeGreaterThanOrEqual(60);
});

/** Each protocol, and the other formats that records of a protocol may have. */
const catalogues: readonly (readonly [CatalogueOptions['protocol'], ...NonNullable<CatalogueOptions['quirks']>])[] = [
  ...simulatedProtocols.map((protocol) => [protocol] as const),
  ['csw', 'dcat'],
  ['oai-pmh', 'datacite'],
  ['oai-pmh', 'dcat'],
];

describe.each(catalogues.map(([protocol, ...quirks]) => ({ protocol, quirks })))(
  '$protocol $quirks',
  ({ protocol, quirks }) => {
    let server: CatalogueServer;
    beforeAll(async () => {
      server = await CatalogueServer.start(
        new SimulatedCatalogue({ id: 'laval', protocol, seed: 5, size: SIZE, organization, quirks }),
      );
    });
    afterAll(() => server.stop());

    test('no bad answer removes a record, and every run reports the reason', async () => {
      const clock = new ManualClock();
      const source = aSource({ protocol, endpoint: server.url });
      await withLine(async (line) => {
        await line.store.registry.create(source);
        for (let run = 0; run < LEARNING; run += 1) {
          clock.advance({ hours: 24 });
          await line.pollNow(source.id);
        }
        const told: Record<string, string> = {};
        for (const fault of faults) {
          if (fault === 'endless-pages' && withoutPages.has(protocol)) continue;
          server.catalogue.fault = fault;
          // The other city has none of this city's records.
          server.catalogue.recordAnswers = fault === 'another-city' ? 'never' : 'truly';
          clock.advance({ hours: 24 });
          await line.pollNow(source.id);
          const [run] = await line.store.runs.list({ limit: 1 });
          told[fault] = `${run!.outcome}: ${run!.problems.map(({ code }) => code).join(' ')}`;
          expect({
            fault,
            removed: run!.counts.removed,
            live: (await line.store.snapshots.count(source.id)) >= SIZE,
          }).toEqual({ fault, removed: 0, live: true });
          // A run counts as succeeded only if it changed nothing; anything odd must be reported.
          if (run!.outcome === 'succeeded')
            expect({ fault, ...run!.counts }).toMatchObject({ fault, created: 0, updated: 0 });
          if (run!.outcome !== 'succeeded' || run!.counts.unchanged < SIZE - 1)
            expect({ fault, problems: run!.problems.length }).not.toEqual({ fault, problems: 0 });
          expect(run!.problems.map(({ code }) => code)).not.toContain('run.unexpected-error');
          if (fault === 'another-city') expect(run!.problems.map(({ code }) => code)).toContain('contract.departed');
          server.catalogue.fault = undefined;
          clock.advance({ hours: 24 });
          await line.pollNow(source.id);
          const [well] = await line.store.runs.list({ limit: 1 });
          expect({ fault, outcome: well!.outcome }).toEqual({ fault, outcome: 'succeeded' });
        }
        if (process.env.SHOW_BAD_ANSWERS) console.log(told);
        const live = await line.store.search.search({ organization: [organization.id], limit: 1 });
        expect(live.total).toBeGreaterThanOrEqual(SIZE);
      }, clock);
    });
  },
);
