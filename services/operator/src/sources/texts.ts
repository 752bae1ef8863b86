import { said } from '@moisson/kernel';
import { translatorOf } from '@moisson/ui';
import { operatorTexts } from '../texts.ts';

/** Translates the texts of the page of sources. */
export const translate = translatorOf({
  ...operatorTexts,
  addSource: said('Ajoutez-en une.', 'Add one.'),
  addOne: said('Ajouter une source', 'Add a source'),
  takeUp: said('Reprendre le brouillon', 'Take up the draft'),
  runNow: said('Lire maintenant', 'Run now'),
  pause: said('Mettre en pause', 'Pause'),
  resume: said('Reprendre', 'Resume'),
  release: said('Lever la quarantaine', 'End the quarantine'),
  robotsPermission: said('Permission malgré robots.txt :', 'Permission in spite of robots.txt:'),
  actions: said('Actions', 'Actions'),
  quotaExceeded: said('Quota dépassé', 'Quota exceeded'),
  allowUpTo: said('Permettre jusqu’à', 'Allow up to'),
  owner: said('Décidée par', 'Decided by'),
  find: said('Chercher', 'Find'),
  all: said('tous', 'all'),
  show: said('Afficher', 'Show'),
  sortBy: said('Trier par', 'Sort by'),
  noneFound: said('Aucune source ne correspond. Élargissez le filtre.', 'No source matches. Widen the filter.'),
  choose: said('Choisir', 'Choose'),
  bulk: said('Pour les sources cochées', 'For the sources that are ticked'),
  scheduleCron: said('Horaire (cron, UTC)', 'Schedule (cron, UTC)'),
  setSchedule: said('Fixer l’horaire', 'Set the schedule'),
  bulkDone: said('Fait', 'Done'),
  bulkLeft: said('laissées comme elles sont', 'left as they are'),
  noneChosen: said('Aucune source n’était cochée.', 'No source was ticked.'),
  'sort-urgency': said('urgence', 'urgency'),
  'sort-name': said('nom', 'name'),
  'sort-lastComplete': said('dernière lecture complète', 'last complete run'),
  'sort-next': said('prochaine lecture', 'next run'),
  'sort-records': said('nombre de jeux', 'number of datasets'),
  'sort-problems': said('problèmes', 'problems'),
  'sort-owner': said('qui décide', 'who decides'),
});
