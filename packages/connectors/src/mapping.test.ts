import { expect, test } from '@jest/globals';
import { RecordKey } from '@moisson/contracts';
import { aSource } from '@moisson/testkit';
import fc from 'fast-check';
import { connectors } from './index.ts';
import { datasetPage, hubItem, hubItemOfPage, recordItself } from './mapping/links.ts';
import { repairMojibake } from './mapping/text.ts';

test('all forms of a Hub identifier give the same key', () => {
  const item = 'f6565516d1354383b25793e630cf3f2b';
  for (const shape of [
    `http://x.ca/datasets/${item}_5`,
    `https://x.ca/maps/${item}_5`,
    `https://www.arcgis.com/home/item.html?id=${item}&sublayer=5`,
    `${item}_5`,
  ])
    expect(hubItem(shape)).toBe(`${item}_5`);
});

test('a Hub record that shares its identifier has the page, the files and the link of that identifier', () => {
  const item = '0123456789abcdef0123456789abcdef_2';
  const record = {
    id: item,
    properties: { title: 'Arbres', url: 'https://cartes.exemple/rest/services/A/FeatureServer/2' },
  };
  const source = aSource({ protocol: 'arcgis-hub', endpoint: 'https://donnees.exemple.quebec' });
  const mapped = (key: string) => connectors['arcgis-hub'].map(record, RecordKey.parse(key), source);
  const [usual, shared] = [mapped(item), mapped(`${item}#service:0123456789abcdef`)];
  expect(shared.identities).toEqual(usual.identities);
  expect(shared.dataset.landingPage).toBe(usual.dataset.landingPage);
  expect(shared.dataset.distribution).toEqual(usual.dataset.distribution);
  expect(shared.links).toContain(`hub:${item}`);
});

test('repairs double-encoded text, and leaves other text unchanged', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('matière résiduelle', 'Œuvres d’art', 'île'),
      (text) => repairMojibake(new TextDecoder('windows-1252').decode(Buffer.from(text))) === text,
    ),
  );
  for (const good of ['matière', 'Québec', 'â', 'naïve']) expect(repairMojibake(good)).toBeUndefined();
});

const ITEM = '0123456789abcdef0123456789abcdef';

test.each([
  ['https://www.donneesquebec.ca/recherche/dataset/arbres', 'page:donneesquebec.ca/recherche/dataset/arbres'],
  ['https://a.ca/fr/dataset/arbres/?lang=fr&utm_source=x#haut', 'page:a.ca/fr/dataset/arbres'],
  ['https://a.ca/dataset/page.php?annee=2024', 'page:a.ca/dataset/page.php?annee=2024'],
  ['https://a.ca/datasets/liste?annee=2024', 'page:a.ca/datasets/liste?annee=2024'],
  ['https://a.ca/explore/dataset/arbres/table/', 'page:a.ca/explore/dataset/arbres'],
  [`https://hub.ca/datasets/${ITEM}_0/about`, `page:hub.ca/datasets/${ITEM}_0`],
  [`https://hub.ca/datasets/${ITEM}_0/explore?layer=2`, undefined],
  ['https://hub.ca/maps/ville::arbres', 'page:hub.ca/maps/ville::arbres'],
  [`https://hub.ca/maps/${ITEM}`, `page:hub.ca/maps/${ITEM}`],
  ['https://carte.ca/maps/carte-interactive', undefined],
  ['https://a.ca/datasets/viewer?id=1', undefined],
  ['https://a.ca/datasets/viewer', undefined],
  ['https://a.ca/dataset/visu?id=1', undefined],
  ['https://a.ca/dataset/visu?ID=2&x=3', undefined],
  [`https://www.arcgis.com/apps/webappviewer/index.html?id=${ITEM}`, undefined],
  ['https://a.ca/dataset', undefined],
  ['https://a.ca/datasets/', undefined],
  ['https://a.ca/', undefined],
  ['https://a.ca/dataset/arbres/resource/1234', undefined],
  ['pas une adresse', undefined],
  [undefined, undefined],
])('the page %s links records as %s', (url, link) => {
  expect(datasetPage(url)).toBe(link);
});

test('an item id in a query belongs to a viewer, and does not identify a dataset', () => {
  expect(hubItemOfPage(`https://hub.ca/datasets/${ITEM}_3`)).toBe(`${ITEM}_3`);
  expect(hubItemOfPage(`https://hub.ca/maps/${ITEM.toUpperCase()}`)).toBe(ITEM);
  for (const path of [`apps/webappviewer/index.html?id=${ITEM}`, `home/webmap/viewer.html?webmap=${ITEM}`, `#/${ITEM}`])
    expect(hubItemOfPage(`https://www.arcgis.com/${path}`)).toBeUndefined();
});

test("two sources share a record's own link only if they read the same catalogue", () => {
  const itself = (endpoint: string, key = 'a') => recordItself({ endpoint }, key);
  expect(itself('https://a.ca/recherche/')).toBe(itself('https://A.ca/recherche/api/3/action'));
  expect(itself('https://a.ca/data.json')).toBe(itself('https://a.ca'));
  expect(itself('https://a.ca/x')).not.toBe(itself('https://a.ca/y'));
  expect(itself('https://a.ca:8443')).not.toBe(itself('https://a.ca'));
  expect(itself(`https://a.ca/${'x'.repeat(600)}`)).toBeUndefined();
  expect(itself('https://a.ca/x', 'y/b')).not.toBe(itself('https://a.ca/x/y', 'b'));
});
