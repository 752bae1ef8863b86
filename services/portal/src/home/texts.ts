import { said } from '@moisson/kernel';
import { translatorOf } from '@moisson/ui';
import { portalTexts } from '../texts.ts';

/** Translates the texts of the home page. */
export const translate = translatorOf({
  ...portalTexts,
  intro: said(
    'Moisson lit les catalogues des villes et des organismes publics, les réunit sans doublon et dit d’où vient chaque information.',
    'Moisson reads the catalogues of cities and public bodies, merges them without duplicates and tells where each piece of information comes from.',
  ),
  searchAway: said(
    'La recherche ne répond pas pour le moment. Les pages des jeux de données et des sources répondent toujours.',
    'Search does not answer at the moment. The pages of datasets and of sources still answer.',
  ),
  recent: said('Changements récents', 'Recent changes'),
  browseThemes: said('Parcourir par thème', 'Browse by theme'),
});
