import { said, type Bilingual } from '@moisson/kernel';
import { translatorOf } from '@moisson/ui';

/** Texts that several of the portal's pages share. */
export const portalTexts = {
  organization: said('Organisation', 'Organization'),
  theme: said('Thème', 'Theme'),
  format: said('Format', 'Format'),
  license: said('Licence', 'Licence'),
  emptyCatalogue: said(
    'Le catalogue est encore vide : la première lecture des sources est en cours.',
    'The catalogue is still empty: the sources are being read for the first time.',
  ),
  backToSearch: said('Retour à la recherche', 'Back to search'),
  rawRecord: said('Fiche telle que la source la donne', 'The record as the source tells it'),
} as const satisfies Record<string, Bilingual>;

/** Translates the portal's texts and those of all services. */
export const translate = translatorOf(portalTexts);
