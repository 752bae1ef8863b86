import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { datasets, site, wholeDataset } from '../testing/a-dataset.ts';
import { schemaOrgDataset } from './schema-org.ts';

test('has what Google Dataset Search reads', () => {
  expect(schemaOrgDataset(wholeDataset, site, 'en')).toMatchObject({
    ...{ '@type': 'Dataset', name: 'Public trees', license: 'https://creativecommons.org/licenses/by/4.0/' },
    ...{ spatialCoverage: { geo: { box: '45.4 -74 45.8 -73.4' } }, temporalCoverage: '2020-01/2024-12-31' },
    distribution: [{ contentUrl: 'https://laval.ca/arbres%201.csv', encodingFormat: 'text/csv' }, {}],
  });
});

test('a short description is completed with what is known, and a long one is cut', () => {
  fc.assert(
    fc.property(datasets, fc.constantFrom('fr' as const, 'en' as const), (dataset, language) => {
      const { name, description } = schemaOrgDataset(dataset, site, language) as { name: string; description: string };
      expect(name).not.toBe('');
      expect(description.length).toBeGreaterThanOrEqual(50);
      expect(description.length).toBeLessThanOrEqual(5000);
    }),
  );
});
