import { culture } from './related-terms/culture.ts';
import { economy } from './related-terms/economy.ts';
import { environment } from './related-terms/environment.ts';
import { government } from './related-terms/government.ts';
import { mobility } from './related-terms/mobility.ts';
import { safety } from './related-terms/safety.ts';
import { society } from './related-terms/society.ts';
import { territory } from './related-terms/territory.ts';

/** Raise it with every change of the groups: an index or a cache made from them is out of date then. */
export const RELATED_TERMS_VERSION = 2;

/** Terms for one thing, in each language. Each side lists only what the other does not spell alike. */
export interface BilingualTerms {
  readonly french: readonly string[];
  readonly english: readonly string[];
}

/**
 * Reads groups of terms: one line each, `vélo, cyclable | bike, cycling`, French before the bar and English after it. Empty lines and
 * lines that begin with `#` are skipped. Throws where a line has not exactly one bar.
 */
export const parseTerms = (text: string): readonly BilingualTerms[] =>
  text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [french, english, ...more] = line.split(' | ');
      if (french === undefined || english === undefined || more.length > 0)
        throw new Error(`not "French terms | English terms": ${line}`);
      return { french: french.split(', '), english: english.split(', ') };
    });

/** The groups with their two sides apart. */
export const bilingualTerms: readonly BilingualTerms[] = [
  mobility,
  environment,
  territory,
  culture,
  safety,
  government,
  society,
  economy,
].flatMap(parseTerms);

const groups = bilingualTerms.map(({ french, english }) => [...french, ...english]);

/**
 * Groups of terms that people use for one thing, in French (as in Québec) and English, with accents. A term may have several words, and
 * be in several groups: it means what any of them means. Terms are in the singular, except those that are always said in the plural.
 */
export const relatedTermGroups = (): readonly (readonly string[])[] => groups;
