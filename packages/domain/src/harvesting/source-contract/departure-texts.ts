import type { Departure, DepartureTrait } from '@moisson/contracts';
import { said, type Bilingual, type Language } from '@moisson/kernel';

/** The traits in a few words. */
export const traitTexts: Readonly<Record<DepartureTrait, Bilingual>> = {
  id: said('identifiants de la forme habituelle', 'identifiers of the usual form'),
  licence: said('licence', 'licence'),
  language: said('langue', 'language'),
  organization: said('organisation', 'organization'),
  page: said('page d’accueil', 'landing page'),
  host: said('site des fichiers', 'site of the files'),
  description: said('description', 'description'),
  distributions: said('fichiers', 'files'),
  place: said('lieu', 'place'),
  frequency: said('fréquence', 'frequency'),
  dates: said('dates', 'dates'),
  keywords: said('mots-clés', 'keywords'),
  'answering-host': said('site qui répond', 'answering site'),
  records: said('fiches connues', 'known records'),
  number: said('nombre de fiches', 'number of records'),
};

const UNITS: Readonly<Partial<Record<DepartureTrait, Bilingual>>> = {
  description: said('caractères', 'characters'),
  distributions: said('fichiers', 'files'),
  records: said('fiches', 'records'),
  number: said('fiches', 'records'),
};
const NONE = said('aucune valeur', 'no value');
const USUAL = said('comme d’habitude', 'as usual');

/** Returns a share as a percentage, in the form of the language. */
export const percentage = (share: number, language: Language): string =>
  `${Math.round(share * 100)}${language === 'fr' ? '\u00a0' : ''}%`;

/** Returns the usual and the present value of a departure: `98 % → 40 %`, `420 → 12 characters`. */
export const changeText = ({ trait, measure, usual, now }: Omit<Departure, 'examples'>, language: Language): string => {
  if (measure === 'present' || measure === 'values')
    return `${percentage(usual, language)} → ${percentage(now, language)}`;
  return `${usual} → ${now} ${UNITS[trait]?.[language] ?? ''}`.trim();
};

/** Returns the values that changed most: `cc-by 98 % → 0 %`. */
export const valueTexts = ({ values }: Pick<Departure, 'values'>, language: Language): string[] =>
  values.map(
    ({ value, usual, now }) =>
      `${value === '' ? NONE[language] : value}: ${percentage(usual, language)} → ${percentage(now, language)}`,
  );

/** Returns a departure as a phrase: `licence 98 % → 40 %`. */
const phrase = (departure: Omit<Departure, 'examples'>, language: Language): string => {
  const usual = departure.measure === 'values' && departure.trait !== 'id' ? ` ${USUAL[language]}` : '';
  return `${traitTexts[departure.trait][language]}${usual} ${changeText(departure, language)}`;
};

/** Returns departures as one phrase in both languages. */
export const departuresText = (departures: readonly Omit<Departure, 'examples'>[]): Bilingual =>
  said(departures.map((one) => phrase(one, 'fr')).join('; '), departures.map((one) => phrase(one, 'en')).join('; '));
