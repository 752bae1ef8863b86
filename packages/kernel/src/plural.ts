import type { Language } from './text.ts';

export const locales = { fr: 'fr-CA', en: 'en-CA' } as const satisfies Record<Language, string>;

const rules = { fr: new Intl.PluralRules(locales.fr), en: new Intl.PluralRules(locales.en) };
const numbers = { fr: new Intl.NumberFormat(locales.fr), en: new Intl.NumberFormat(locales.en) };

/** A noun, with what agrees with it, of one thing and of several. */
export interface Forms {
  readonly one: string;
  readonly other: string;
}

/** The form that goes with a count: in French none and one are singular, in English one alone. */
export const formOf = (count: number, { one, other }: Forms, language: Language): string =>
  rules[language].select(count) === 'one' ? one : other;

const SOUNDS_OPEN = /^[aeiouyàâéèêëîïôöùûü]/i;

/** A count and its noun: `1 jeu`, `2 jeux`, `1 000 000 de jeux`. */
export const counted = (count: number, forms: Forms, language: Language): string => {
  const noun = formOf(count, forms, language);
  // Whole millions take "de" in French: the category "many" of the plural rules.
  const isMany = language === 'fr' && rules.fr.select(count) === 'many';
  const linked = isMany ? `${SOUNDS_OPEN.test(noun) ? 'd’' : 'de '}${noun}` : noun;
  return `${showNumber(count, language)} ${linked}`;
};

export const showNumber = (value: number, language: Language): string => numbers[language].format(value);
