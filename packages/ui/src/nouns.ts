import { counted, formOf, type Forms, type Language } from '@moisson/kernel';

const noun = (fr: readonly [string, string], en: readonly [string, string]): Readonly<Record<Language, Forms>> => ({
  fr: { one: fr[0], other: fr[1] },
  en: { one: en[0], other: en[1] },
});

/** Nouns that our pages count, in the forms that agree with the number. */
const nouns = {
  results: noun(['résultat', 'résultats'], ['result', 'results']),
  datasets: noun(['jeu de données', 'jeux de données'], ['dataset', 'datasets']),
  organizations: noun(['organisation', 'organisations'], ['organization', 'organizations']),
  sources: noun(['source', 'sources'], ['source', 'sources']),
  needAttention: noun(
    ['flux demande de l’attention', 'flux demandent de l’attention'],
    ['feed needs attention', 'feeds need attention'],
  ),
  recordsMissing: noun(['fiche manquante', 'fiches manquantes'], ['record missing', 'records missing']),
  records: noun(['fiche', 'fiches'], ['record', 'records']),
  bytes: noun(['octet', 'octets'], ['byte', 'bytes']),
} as const;

export type NounName = keyof typeof nouns;

/** Returns a function that writes a count with its noun in the right form. */
export const counter =
  (language: Language) =>
  (count: number, name: NounName): string =>
    counted(count, nouns[name][language], language);

/** Returns the noun alone, in the form for the count. */
export const nounFor = (count: number, name: NounName, language: Language): string =>
  formOf(count, nouns[name][language], language);
