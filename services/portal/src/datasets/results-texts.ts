import { said } from '@moisson/kernel';
import { translatorOf } from '@moisson/ui';
import { portalTexts } from '../texts.ts';

/** Translates the texts of the page of results. */
export const translate = translatorOf({
  ...portalTexts,
  results: said('Résultats', 'Results'),
  noResults: said('Aucun jeu ne correspond.', 'No dataset matches.'),
  noResultsHint: said('Essayez moins de mots, ou retirez un filtre.', 'Try fewer words, or remove a filter.'),
  presence: said('Présence à la source', 'Presence at the source'),
  absentOnly: said('Absents de leur source', 'No longer shown by their source'),
  presentOnly: said('Présents à leur source', 'Shown by their source'),
  remove: said('Retirer le filtre', 'Remove filter'),
  filters: said('Filtres', 'Filters'),
  period: said('Période', 'Period'),
  start: said('De', 'From'),
  end: said('À', 'To'),
  apply: said('Appliquer', 'Apply'),
  periodHint: said(
    'Une année, un mois ou un jour : 2019, 2019-06, 2019-06-30.',
    'A year, a month or a day: 2019, 2019-06, 2019-06-30.',
  ),
  area: said('Zone de la carte', 'Area of the map'),
  completions: said('Mots du catalogue qui commencent ainsi\u00a0:', 'Words of the catalogue that begin so:'),
  sortedBy: said('Trier par', 'Sort by'),
  relevance: said('pertinence', 'relevance'),
  changed: said('changement', 'change'),
  title: said('titre', 'title'),
  next: said('Page suivante', 'Next page'),
  first: said('Première page', 'First page'),
});
