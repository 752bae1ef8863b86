import type { Fact } from './fact.ts';

/** Fields that a fact may lack. */
export type FactField = 'licence' | 'place' | 'frequency';

type Alter = (fact: Fact) => Fact;

const without =
  (...fields: readonly FactField[]): Alter =>
  (fact) => ({ ...fact, lacks: new Set([...fact.lacks, ...fields]) });

const ENGLISH =
  'This dataset contains the items that are listed by the city and it is updated by the teams that work with them. ';

/** Ways in which a catalogue may come to look different, all of its datasets at once, or most of them. */
export const drifts = {
  'no-licences': without('licence'),
  /** 40 % of the datasets still have theirs. */
  'few-licences': (fact) => (fact.index % 10 < 4 ? fact : without('licence')(fact)),
  'no-places': without('place'),
  'no-frequencies': without('frequency'),
  'no-keywords': (fact) => ({ ...fact, tags: [] }),
  'no-descriptions': (fact) => ({ ...fact, notes: '' }),
  'short-descriptions': (fact) => ({ ...fact, notes: fact.notes.slice(0, 30) }),
  'no-files': (fact) => ({ ...fact, formats: [] }),
  english: (fact) => ({
    ...fact,
    language: 'en',
    title: `The public records of the city, number ${fact.index}`,
    notes: ENGLISH.repeat(1 + (fact.index % 3)) + String(fact.notes.length),
  }),
  'other-organization': (fact) => ({ ...fact, organization: { id: 'regie-inconnue', name: 'Régie inconnue' } }),
} as const satisfies Record<string, Alter>;

export type DriftName = keyof typeof drifts;
