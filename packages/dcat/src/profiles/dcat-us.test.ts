import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { datasets, site, wholeDataset } from '../testing/a-dataset.ts';
import { dcatUsDataset } from './dcat-us.ts';

const publisher = { ...site, contactEmail: 'donnees@moisson.example' };

test('what DCAT-US demands is there, whatever a dataset lacks', () => {
  fc.assert(
    fc.property(datasets, (dataset) => {
      for (const version of ['1.1', '3.0'] as const) {
        const made = dcatUsDataset(version, dataset, publisher);
        expect(made).toMatchObject({
          title: expect.stringMatching(/./su),
          description: expect.stringMatching(/./su),
          contactPoint: { fn: expect.stringMatching(/./su), hasEmail: expect.stringMatching(/^mailto:.+@/su) },
        });
      }
      const { keyword, modified } = dcatUsDataset('1.1', dataset, publisher) as { keyword: string[]; modified: string };
      expect(keyword.length).toBeGreaterThan(0);
      expect(modified).toMatch(/^\d{4}/);
    }),
  );
});

test('a whole dataset keeps its fields', () => {
  expect(dcatUsDataset('1.1', wholeDataset, publisher)).toMatchObject({
    ...{ accrualPeriodicity: 'R/P1M', spatial: '-74,45.4,-73.4,45.8', temporal: '2020-01/2024-12-31' },
    distribution: [{ downloadURL: 'https://laval.ca/arbres%201.csv', mediaType: 'text/csv' }, { format: 'GTFS-RT' }],
  });
  expect(dcatUsDataset('3.0', wholeDataset, publisher)).toMatchObject({
    ...{ titleMap: { fr: 'Arbres publics', en: 'Public trees' }, accrualPeriodicity: 'R/P1M' },
    landingPage: { '@type': 'Document' },
    distribution: [{ byteSize: '1024' }, {}],
  });
});
