import type { Publisher } from './publishers.ts';
import type { Topic } from './topics/topic.ts';
import { boroughs, filled, joined, misspelt, pick, type Random } from './wording.ts';

/** A title, its language, and the first and the last year that it is limited to. */
export interface Titled {
  readonly title: string;
  readonly language: 'fr' | 'en';
  readonly years?: readonly [first: number, last: number];
}

/** Shares of the titles that are written in one of these ways; the others are as the topic has them. */
const SHARES = { range: 0.05, year: 0.05, named: 0.12, file: 0.03, capitals: 0.02, misspelt: 0.025, carte: 0.015 };

/**
 * The title of a publisher's dataset of a topic. `turn`: which one of the topic's titles, so that copies differ. A copy beyond the first is
 * limited to a year or to a borough.
 */
export const titled = (topic: Topic, publisher: Publisher, copy: number, turn: number, random: Random): Titled => {
  const inEnglish = topic.englishTitles.length > 0 && random() < englishShare(publisher);
  const titles = inEnglish ? topic.englishTitles : topic.titles;
  const language = inEnglish ? 'en' : 'fr';
  const plain = filled(titles[(turn + copy) % titles.length]!, publisher);
  if (copy > 0) return { ...limited(plain, topic, publisher, language, random), language };
  return { ...noisy(plain, topic, publisher, random), language };
};

const englishShare = ({ isEnglish, place }: Publisher): number => (isEnglish ? 0.6 : place === 'canada' ? 0.5 : 0.03);

/** A year that there are data of: of an election only one in four. */
const anyYear = (random: Random, { id }: Topic): number => {
  if (id === 'elections') return 2009 + 4 * Math.floor(random() * 5);
  return id === 'covid' ? 2020 + Math.floor(random() * 5) : 2009 + Math.floor(random() * 17);
};

const limited = (
  title: string,
  topic: Topic,
  { place }: Publisher,
  language: Titled['language'],
  random: Random,
): Omit<Titled, 'language'> => {
  const parts = boroughs[place];
  if (parts !== undefined && random() < 0.6)
    return { title: random() < 0.5 ? `${title} - ${pick(random, parts)}` : `${title} (${pick(random, parts)})` };
  if (random() < 0.3 || /\d{4}/.test(title))
    return { title: `${title} - ${language === 'en' ? 'archive' : 'historique'}` };
  const year = anyYear(random, topic);
  return { title: random() < 0.5 ? `${title} ${year}` : `${title} - ${year}`, years: [year, year] };
};

const noisy = (title: string, topic: Topic, publisher: Publisher, random: Random): Omit<Titled, 'language'> => {
  let share = random();
  const falls = (name: keyof typeof SHARES): boolean => (share -= SHARES[name]) < 0;
  const hasYear = /\d{4}/.test(title);
  if (falls('range') && !hasYear) {
    const first = anyYear(random, topic) - 4;
    const last = Math.min(2025, first + 2 + Math.floor(random() * 8));
    return { title: `${title} (${first}-${last})`, years: [first, last] };
  }
  if (falls('year') && !hasYear) {
    const year = anyYear(random, topic);
    return { title: `${title} ${year}`, years: [year, year] };
  }
  if (falls('named'))
    return { title: random() < 0.5 ? `${title} - ${publisher.name}` : `${title} (${publisher.where})` };
  if (falls('file')) return { title: `${publisher.acronym}_${joined(title, '_')}`.toUpperCase() };
  if (falls('capitals')) return { title: title.toUpperCase() };
  if (falls('misspelt')) return { title: misspelt(title) };
  if (falls('carte')) return { title: `Carte interactive : ${title}` };
  return { title };
};
