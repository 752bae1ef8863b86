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
});
