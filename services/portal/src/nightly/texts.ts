import { said } from '@moisson/kernel';
import { translatorOf } from '@moisson/ui';

/** Translates the texts of the page of the nightly files. */
export const translate = translatorOf({
  title: said('Le catalogue en fichiers', 'The catalogue as files'),
  intro: said(
    'Chaque nuit, tout le catalogue est écrit en fichiers, qui ne changent plus ensuite. L’adresse /exports/latest mène toujours aux plus récents.',
    'Every night the whole catalogue is written as files, which never change afterwards. The address /exports/latest always leads to the newest ones.',
  ),
  none: said(
    'Aucun fichier n’est encore écrit. En attendant, les exports à la demande sont à jour :',
    'No file has been written yet. Until then, the exports on demand are up to date:',
  ),
  onDemand: said('À la demande', 'On demand'),
  onDemandIntro: said(
    'Le catalogue tel qu’il est maintenant, ou ce qu’un filtre en trouve, envoyé au fil de la lecture :',
    'The catalogue as it is now, or what a filter finds of it, sent as it is read:',
  ),
  file: said('Fichier', 'File'),
  size: said('Taille', 'Size'),
  rows: said('Lignes', 'Rows'),
  checksum: said('SHA-256', 'SHA-256'),
  night: said('Nuit du', 'Night of'),
  older: said('Nuits précédentes', 'Earlier nights'),
  manifest: said('Manifeste', 'Manifest'),
});
