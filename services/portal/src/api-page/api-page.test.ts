import { expect, test } from '@jest/globals';
import { operationGroups, portalOpenApi, portalOperations } from '../open-api.ts';
import { apiPage } from './api-page.ts';
import { exampleOf } from './example-of.ts';
import { typeText } from './type-text.ts';

const pageIn = (language: 'fr' | 'en'): string =>
  apiPage(
    { language, navigation: [], current: '/api', origin: 'https://moisson.example' },
    operationGroups,
    portalOpenApi(),
  );

test('every operation is in one group', () => {
  const grouped = operationGroups.flatMap(({ operations }) => operations.map(({ id }) => id));
  expect(grouped.sort()).toEqual(portalOperations.map(({ id }) => id).sort());
});

test.each(['fr', 'en'] as const)('the page has each operation with its parameters and problems (%s)', (language) => {
  const page = pageIn(language);
  for (const { id, path, summary, input, problems } of portalOperations) {
    const panel = page.slice(page.indexOf(`id="${id}"`), page.indexOf('</details>', page.indexOf(`id="${id}"`)));
    expect(panel).toContain(path);
    expect(panel).toContain(summary[language].replaceAll('&', '&amp;'));
    for (const name of Object.keys({ ...input.params?.shape, ...input.query?.shape }))
      expect(panel).toContain(`<code>${name}</code>`);
    for (const code of problems.filter((one) => one !== 'request.invalid'))
      expect(page).toContain(`<code>${code}</code>`);
  }
});

test('no style, script or handler is inline', () => {
  expect(pageIn('fr')).not.toMatch(/<script|<style| style=| on\w+=/);
});

test('an example is a whole command', () => {
  const of = (id: string): string =>
    exampleOf(
      portalOperations.find((one) => one.id === id)!,
      'https://m.example',
    );
  expect(of('listDatasets')).toBe(`curl 'https://m.example/api/v1/datasets?q=v%C3%A9lo&format=CSV&limit=5'`);
  expect(of('getDataset')).toBe(`curl 'https://m.example/api/v1/datasets/ID'`);
  expect(of('exportAsPARQUET')).toBe(`curl -f -o moisson.parquet 'https://m.example/api/v1/datasets.parquet'`);
  expect(of('reportDataset')).toBe(
    `curl -H 'content-type: application/json' -d '{"kind":"broken-link","text":"…"}' 'https://m.example/api/v1/datasets/ID/reports'`,
  );
  expect(of('validateDocument')).toBe(`curl --data-binary @fiche.ttl 'https://m.example/api/v1/validate'`);
});

test.each([
  [{ type: 'integer', minimum: 1, maximum: 100, default: 20 }, 'integer 1–100 = 20'],
  [{ type: 'array', items: { type: 'string', maxLength: 200 } }, 'string'],
  [{ enum: ['fr', 'en'] }, 'fr | en'],
  [{ type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER }, 'integer 0–'],
  [{ anyOf: [{ type: 'string', format: 'date' }, { type: 'string' }] }, 'string'],
  [{}, 'string'],
])('%j is told as "%s"', (schema, text) => {
  expect(typeText(schema)).toBe(text);
});
