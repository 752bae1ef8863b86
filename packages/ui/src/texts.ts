import { said, type Bilingual, type Language } from '@moisson/kernel';

type Texts = Readonly<Record<string, Bilingual>>;

/** Texts that several pages share. Those of one page are in its folder. */
export const texts = {
  navigation: said('Navigation', 'Navigation'),
  skip: said('Aller au contenu', 'Skip to content'),
  tagline: said('Les données ouvertes du Québec, réunies', 'Québec’s open data, in one place'),
  otherLanguage: said('English', 'Français'),
  home: said('Accueil', 'Home'),
  error: said('Un problème est survenu', 'Something went wrong'),
  datasets: said('Jeux de données', 'Datasets'),
  organizations: said('Organisations', 'Organizations'),
  sources: said('Sources', 'Sources'),
  status: said('État des flux', 'Feed status'),
  runs: said('Lectures', 'Runs'),
  source: said('Source', 'Source'),
  state: said('État', 'State'),
  since: said('Depuis', 'Since'),
  reason: said('Raison', 'Reason'),
  lastComplete: said('Dernière lecture complète', 'Last complete run'),
  lastFull: said('Dernière lecture de la liste entière', 'Last reading of the whole list'),
  nextTry: said('Prochaine lecture', 'Next run'),
  quarantinedSince: said('En quarantaine depuis le', 'Quarantined since'),
  lastChange: said('Dernier changement le', 'Last change on'),
  nextProbe: said('prochain essai le', 'next try'),
  count: said('Jeux', 'Datasets'),
  never: said('jamais', 'never'),
  noSources: said('Aucune source n’est encore inscrite.', 'No source is registered yet.'),
  search: said('Rechercher', 'Search'),
  searchLabel: said('Rechercher un jeu de données', 'Search for a dataset'),
  searchHint: said('Exemples : vélo, arbres, qualité de l’eau', 'Examples: bicycle, trees, water quality'),
  changeSeen: said('Changement vu le', 'Change seen on'),
  modifiedSays: said('Modifié, selon la source, le', 'Modified, says the source, on'),
  allWell: said('Tous les flux sont à jour.', 'All feeds are up to date.'),
  statesMean: said('Ce que disent les états', 'What the states mean'),
  outcome: said('Issue', 'Outcome'),
  started: said('Début', 'Started'),
  seen: said('Vues', 'Seen'),
  created: said('Créées', 'Created'),
  updated: said('Modifiées', 'Updated'),
  removed: said('Retirées', 'Removed'),
  problems: said('Problèmes', 'Problems'),
  noRuns: said('Aucune lecture pour l’instant.', 'No runs yet.'),
} as const satisfies Texts;

export type TextName = keyof typeof texts;

/** Returns a function that translates the shared texts, and those of a page. */
export const translatorOf = <Own extends Texts>(own: Own) => {
  const all: Texts = { ...texts, ...own };
  return (language: Language) =>
    (name: TextName | (keyof Own & string)): string =>
      all[name]![language];
};

/** Translates the shared texts. */
export const translator = translatorOf({});
