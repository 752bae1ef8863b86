import type { Language } from './text.ts';

export const locales = { fr: 'fr-CA', en: 'en-CA' } as const satisfies Record<Language, string>;

const rules = { fr: new Intl.PluralRules(locales.fr), en: new Intl.PluralRules(locales.en) };
const numbers = { fr: new Intl.NumberFormat(locales.fr), en: new Intl.NumberFormat(locales.en) };

/** The singular and the plural of a noun, with the words that agree with it. */
export interface Forms {
  readonly one: string;
  readonly other: string;
}

/** Returns the form for a count. French uses the singular for 0 and 1, English for 1 only. */
export const formOf = (count: number, { one, other }: Forms, language: Language): string =>
  rules[language].select(count) === 'one' ? one : other;

const SOUNDS_OPEN = /^[aeiouyàâéèêëîïôöùûü]/i;

/** Returns the count with its noun: `1 jeu`, `2 jeux`, `1 000 000 de jeux`. */
export const counted = (count: number, forms: Forms, language: Language): string => {
  const noun = formOf(count, forms, language);
  // French puts "de" after whole millions; CLDR's plural rules call this category "many".
  const isMany = language === 'fr' && rules.fr.select(count) === 'many';
  const linked = isMany ? `${SOUNDS_OPEN.test(noun) ? 'd’' : 'de '}${noun}` : noun;
  return `${showNumber(count, language)} ${linked}`;
};

export const showNumber = (value: number, language: Language): string => numbers[language].format(value);
