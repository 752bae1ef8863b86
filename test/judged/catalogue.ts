import type { Dataset, DatasetId } from '@moisson/contracts';
import { mergeCluster } from '@moisson/domain';
import { defined } from '@moisson/kernel';
import { aRecord } from '@moisson/testkit';
import { createHash } from 'node:crypto';
import { randomOf } from '../support/seeded.ts';
import { publishers, type Publisher } from './publishers.ts';
import { titled, type Titled } from './titled.ts';
import { topics } from './topics/index.ts';
import type { Topic } from './topics/topic.ts';
import {
  commonKeywords,
  commonSentences,
  commonSentencesInEnglish,
  filled,
  joined,
  pick,
  some,
  type Random,
} from './wording.ts';

/** What a dataset is about, by which it is judged. Kept out of the dataset, so that no search can find it. */
export interface JudgedTopic {
  readonly topic: string;
  readonly place: string;
  /** The publisher's acronym. */
  readonly publisher: string;
  /** The first and the last year that the title limits the data to. */
  readonly years?: readonly [first: number, last: number];
}

export interface JudgedCatalogue {
  readonly datasets: readonly Dataset[];
  readonly judgedTopics: ReadonlyMap<DatasetId, JudgedTopic>;
}

/**
 * Returns a catalogue in the image of Québec's, the same each time: topics × publishers. Each dataset is made from a hash of its own key, so a
 * topic that is added or changed leaves all others as they were.
 */
export const makeCatalogue = (): JudgedCatalogue => {
  const made = topics.flatMap((topic) =>
    publishers.flatMap((publisher) =>
      Array.from({ length: copiesOf(topic, publisher) }, (_, copy) => datasetOf(topic, publisher, copy)),
    ),
  );
  return {
    datasets: made.map(({ dataset }) => dataset),
    judgedTopics: new Map(made.map(({ dataset, about }) => [dataset.id, about])),
  };
};

const hashOf = (key: string): string => createHash('sha1').update(key).digest('hex');
const randomFor = (key: string): Random => randomOf(parseInt(hashOf(key).slice(0, 8), 16));

/** How many datasets this publisher has of this topic. */
const copiesOf = ({ id, by }: Topic, { acronym, isCity, isLarge }: Publisher): number => {
  const listed = by.find((one) => one.split('*')[0] === acronym);
  if (listed !== undefined) return Number(listed.split('*')[1] ?? 1);
  const cities = by.find((one) => one.startsWith('villes:'));
  if (!isCity || cities === undefined) return 0;
  const random = randomFor(`${acronym}/${id}`);
  const share = Number(cities.split(':')[1]) / 100;
  if (random() > (isLarge ? Math.min(1, 1.4 * share) : 0.9 * share)) return 0;
  const more = { VMTL: 2, VDQ: 1 }[acronym] ?? (isLarge ? 0.6 : 0);
  return 1 + Math.floor(more + random());
};

const MAP_FORMATS = ['SHP', 'GeoJSON', 'CSV', 'KML', 'GPKG', 'WMS'];
const TABLE_FORMATS = ['CSV', 'XLSX', 'JSON', 'PDF'];

const datasetOf = (
  topic: Topic,
  publisher: Publisher,
  copy: number,
): { readonly dataset: Dataset; readonly about: JudgedTopic } => {
  const key = `${publisher.acronym}/${topic.id}/${copy}`;
  const random = randomFor(key);
  const { title, language, years } = titled(topic, publisher, copy, turnOf(topic, publisher), random);
  const identifier = hashOf(key).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
  const changedAt = new Date(Date.UTC(2016, 0, 1) + Math.floor(random() * 3900) * 86_400_000).toISOString();
  const dataset = mergeCluster([
    aRecord({
      sourceId: publisher.acronym.toLowerCase(),
      recordKey: identifier,
      firstSeenAt: changedAt,
      changedAt,
      dataset: {
        title: { [language]: title },
        ...defined({ description: descriptionOf(topic, publisher, language, random) }),
        organization: { id: publisher.id, name: publisher.name },
        keyword: keywordsOf(topic, publisher, random),
        theme: topic.theme,
        license: { id: 'CC-BY-4.0', original: 'cc-by' },
        modified: changedAt.slice(0, 10),
        landingPage: `https://donnees.example/dataset/${publisher.acronym.toLowerCase()}-${joined(title, '-')}`,
        identifier: [identifier],
        distribution: filesOf(topic, title, identifier, random),
        extras: [],
      },
    }),
  ])!;
  const { place, acronym } = publisher;
  return { dataset, about: { topic: topic.id, place, publisher: acronym, ...defined({ years }) } };
};

/** Where a publisher begins in a topic's titles: each in another place. */
const turnOf = ({ id }: Topic, { acronym }: Publisher): number => parseInt(hashOf(`${id}/${acronym}`).slice(0, 6), 16);

const descriptionOf = (
  { sentences, englishSentences }: Topic,
  publisher: Publisher,
  language: Titled['language'],
  random: Random,
): Dataset['description'] => {
  if (random() < 0.06) return undefined;
  const english = language === 'en' && englishSentences.length > 0;
  const own = english ? englishSentences : sentences;
  const first = pick(random, own);
  const others = some(
    random,
    own.filter((one) => one !== first),
    0.5,
  );
  const common = some(random, english ? commonSentencesInEnglish : commonSentences, english ? 0.3 : 0.1);
  const text = [first, ...others, ...common.slice(0, 2)].map((one) => filled(one, publisher)).join(' ');
  return { [english ? 'en' : 'fr']: text };
};

const keywordsOf = ({ keywords }: Topic, { where }: Publisher, random: Random): readonly string[] => {
  if (random() < 0.2) return [];
  const own = some(random, keywords, 0.65);
  return [...own, ...some(random, [where], 0.2), ...some(random, commonKeywords, 0.07)];
};

const extensions: Readonly<Record<string, string>> = { GTFS: 'zip', SHP: 'shp.zip' };

const filesOf = ({ isMap, id }: Topic, title: string, identifier: string, random: Random): Dataset['distribution'] => {
  const formats = some(random, isMap ? MAP_FORMATS : TABLE_FORMATS, 0.5);
  const base = joined(title, random() < 0.5 ? '_' : '-');
  return (id === 'gtfs' ? ['GTFS'] : formats.length === 0 ? ['CSV'] : formats).map((format) => ({
    title: random() < 0.5 ? `${title} (${format})` : format,
    format,
    ...(format === 'WMS'
      ? { accessURL: `https://services.example/${base}/wms` }
      : {
          downloadURL: `https://donnees.example/dataset/${identifier}/${base}.${extensions[format] ?? format.toLowerCase()}`,
        }),
  }));
};
