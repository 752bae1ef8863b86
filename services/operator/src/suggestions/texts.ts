import { said, type Bilingual } from '@moisson/kernel';
import { translatorOf } from '@moisson/ui';
import { operatorTexts } from '../texts.ts';

/** Why two datasets may be one, in a few words. */
export const mergeReasons = {
  'same-title': said('même titre', 'same title'),
  'alike-title': said('titres semblables', 'like titles'),
  'same-organization': said('même organisation', 'same organization'),
  'same-file': said('un fichier en commun', 'a file in common'),
  'same-page': said('une page en commun', 'a page in common'),
} as const satisfies Record<string, Bilingual>;

/** Translates the texts of the pages about datasets that may be one. */
export const translate = translatorOf({
  ...operatorTexts,
  ...mergeReasons,
  allOfThem: said('Doublons probables', 'Probable duplicates'),
  merge: said('Doublon probable', 'Probable duplicate'),
  lead: said(
    'Deux jeux de données du catalogue qui n’en sont peut-être qu’un. Tant que personne n’agit, ils restent deux.',
    'Two datasets of the catalogue that may be one. Until someone acts, they stay two.',
  ),
  none: said('Aucun doublon probable n’attend.', 'No probable duplicate waits.'),
  find: said('Chercher maintenant', 'Look now'),
  theCatalogue: said('des doublons probables', 'for probable duplicates'),
  accept: said('C’est le même : réunir', 'The same one: merge'),
  refuse: said('Les garder séparés', 'Keep them apart'),
  undo: said('Annuler', 'Undo'),
  acceptHelp: said(
    'Réunir : ils deviennent un seul jeu; l’adresse de celui qui s’en va mène à celui qui reste, et rien n’est perdu. Séparés : ils ne sont plus jamais suggérés. Les deux décisions s’annulent.',
    'Merge: they become one dataset; the address of the one that goes leads to the one that stays, and nothing is lost. Apart: they are never suggested again. Both decisions can be undone.',
  ),
  sideBySide: said('Côte à côte', 'Side by side'),
  field: said('Champ', 'Field'),
  first: said('Le premier', 'The first'),
  second: said('Le second', 'The second'),
  same: said('identique', 'the same'),
  differs: said('diffère', 'differs'),
  gone: said(
    'Un des deux n’est plus au catalogue, ou ils sont déjà réunis.',
    'One of the two is no longer in the catalogue, or they are one already.',
  ),
  allMerges: said('Tous les doublons probables', 'All probable duplicates'),
  recent: said('Décisions récentes', 'Recent decisions'),
  accepted: said('réunis', 'merged'),
  refused: said('gardés séparés', 'kept apart'),
  waiting: said('attend', 'waits'),
  withdrawn: said('plus d’actualité', 'no longer current'),
  by: said('par', 'by'),
  why: said('Pourquoi', 'Why'),
});
