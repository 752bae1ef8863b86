import type { JudgedQuery } from './judgement.ts';
import { acronyms } from './queries/acronyms.ts';
import { careless } from './queries/careless.ts';
import { english } from './queries/english.ts';
import { places } from './queries/places.ts';
import { plain } from './queries/plain.ts';
import { questions } from './queries/questions.ts';
import { signs } from './queries/signs.ts';
import { synonyms } from './queries/synonyms.ts';

/** All judged queries, by what makes them hard. */
export const queriesByKind: Readonly<Record<string, readonly JudgedQuery[]>> = {
  plain,
  synonyms,
  english,
  acronyms,
  places,
  careless,
  signs,
  questions,
};

export const queries: readonly JudgedQuery[] = Object.values(queriesByKind).flat();
