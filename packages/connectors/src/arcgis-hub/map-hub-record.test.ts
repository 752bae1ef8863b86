import { expect, test } from '@jest/globals';
import { RecordKey } from '@moisson/contracts';
import { aSource } from '@moisson/testkit';
import { connectors } from '../index.ts';

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
