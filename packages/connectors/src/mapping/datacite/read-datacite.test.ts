import { expect, test } from '@jest/globals';
import { extrasOf, mapXml } from '../../testing/map-xml.ts';
import { readDatacite } from './read-datacite.ts';

const map = (content: string) => mapXml(readDatacite, `<resource>${content}</resource>`);

test('a record of DataCite 4 is mapped', () => {
  const mapped = map(`
    <identifier identifierType="DOI">10.5683/SP3/ABC</identifier>
    <creators><creator><creatorName>Tremblay, Jeanne</creatorName></creator></creators>
    <titles><title xml:lang="fr">Arbres</title><title titleType="Subtitle">Relevé</title><title xml:lang="en">Trees</title></titles>
    <publisher>Borealis</publisher><publicationYear>2020</publicationYear>
    <subjects><subject>Forêt</subject></subjects><language>fr</language>
    <dates><date dateType="Issued">2020-05-03</date><date dateType="Updated">2021-01-02</date><date dateType="Collected">2019-01-01/2019-12-31</date></dates>
    <rightsList><rights rightsURI="info:eu-repo/semantics/openAccess"/><rights rightsURI="https://creativecommons.org/publicdomain/zero/1.0/">CC0 1.0</rights></rightsList>
    <descriptions><description descriptionType="Methods">Sur place</description><description descriptionType="Abstract">Les arbres</description></descriptions>
    <geoLocations><geoLocation><geoLocationPlace>Laval</geoLocationPlace></geoLocation><geoLocation><geoLocationBox>
      <westBoundLongitude>-73.9</westBoundLongitude><eastBoundLongitude>-73.4</eastBoundLongitude>
      <southBoundLatitude>45.4</southBoundLatitude><northBoundLatitude>45.7</northBoundLatitude></geoLocationBox></geoLocation></geoLocations>
    <resourceType resourceTypeGeneral="Dataset"/>`);
  expect(mapped.dataset).toMatchObject({
    title: { fr: 'Arbres', en: 'Trees' },
    description: { fr: 'Les arbres' },
    organization: { name: 'Borealis' },
    issued: '2020-05-03',
    modified: '2021-01-02',
    temporal: { start: '2019-01-01', end: '2019-12-31' },
    license: { id: 'CC0-1.0' },
    accessLevel: 'info:eu-repo/semantics/openAccess',
    spatial: { label: 'Laval', bbox: [-73.9, 45.4, -73.4, 45.7] },
    landingPage: 'https://doi.org/10.5683/SP3/ABC',
    identifier: ['cle', '10.5683/SP3/ABC'],
    distribution: [{ accessURL: 'https://doi.org/10.5683/SP3/ABC' }],
  });
  expect(extrasOf(mapped)).toMatchObject({
    'titles/title': { '@titleType': 'Subtitle', '#text': 'Relevé' },
    'creators/creator/creatorName': 'Tremblay, Jeanne',
    'descriptions/description': { '@descriptionType': 'Methods', '#text': 'Sur place' },
    publicationYear: '2020',
  });
});

test('in version 3 a place is a text with the latitude first', () => {
  const placed = (content: string) =>
    map(`<geoLocations><geoLocation>${content}</geoLocation></geoLocations>`).dataset.spatial;
  expect(placed('<geoLocationBox>45.4 -73.9 45.7 -73.4</geoLocationBox>')).toEqual({
    bbox: [-73.9, 45.4, -73.4, 45.7],
  });
  expect(placed('<geoLocationPoint>45.5 -73.5</geoLocationPoint>')).toEqual({ bbox: [-73.5, 45.5, -73.5, 45.5] });
  expect(placed('<geoLocationBox>Laval</geoLocationBox>')).toBeUndefined();
});
