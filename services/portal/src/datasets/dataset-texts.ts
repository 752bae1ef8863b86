import { said } from '@moisson/kernel';
import { translatorOf } from '@moisson/ui';
import { portalTexts } from '../texts.ts';

/** Translates the texts of a dataset's page. */
export const translate = translatorOf({
  ...portalTexts,
  description: said('Description', 'Description'),
  files: said('Fichiers et services', 'Files and services'),
  noFiles: said('La source ne donne aucun fichier.', 'The source gives no file.'),
  download: said('Télécharger', 'Download'),
  open: said('Consulter', 'Open'),
  about: said('À propos de ce jeu', 'About this dataset'),
  field: said('Champ', 'Field'),
  value: said('Valeur', 'Value'),
  cameFrom: said('Provient de', 'Comes from'),
  stated: said(
    'Affirmé par l’exploitant, car la source ne le dit pas :',
    'Stated by the operator, because the source does not say so:',
  ),
  title: said('Titre', 'Title'),
  keyword: said('Mots clés', 'Keywords'),
  accrualPeriodicity: said('Fréquence déclarée', 'Declared frequency'),
  issued: said('Publié, selon la source', 'Issued, says the source'),
  modified: said('Modifié, selon la source', 'Modified, says the source'),
  spatial: said('Territoire', 'Spatial coverage'),
  temporal: said('Période', 'Temporal coverage'),
  landingPage: said('Page d’origine', 'Original page'),
  language: said('Langue', 'Language'),
  accessLevel: said('Accès aux données', 'Access to the data'),
  contactPoint: said('Contact', 'Contact'),
  identifier: said('Identifiants', 'Identifiers'),
  changedAt: said('Changement vu le', 'Change seen on'),
  absentTitle: said('La source ne présente plus ce jeu de données.', 'The source does not show this dataset any more.'),
  absentSince: said('Absent depuis le', 'Absent since'),
  absentMeaning: said(
    'Il reste ici le temps de savoir si l’absence est voulue : la description ci-dessous est la dernière connue, et les fichiers peuvent ne plus s’ouvrir.',
    'It stays here until it is known whether the absence is intended: the description below is the last one known, and the files may no longer open.',
  ),
  firstSeenAt: said('Vu la première fois le', 'First seen on'),
  records: said('Fiches d’origine', 'Source records'),
  freshness: said('Fraîcheur de la source', 'Freshness of the source'),
  findings: said('Remarques sur la qualité', 'Quality remarks'),
  noFindings: said('Aucune remarque.', 'No remarks.'),
  otherForms: said('Pour les programmes :', 'For programs:'),
  size: said('Taille', 'Size'),
  name: said('Nom', 'Name'),
  unofficialFields: said('Autres champs de la source', 'Other fields of the source'),
});
