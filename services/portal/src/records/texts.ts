import { said } from '@moisson/kernel';
import { translatorOf } from '@moisson/ui';
import { portalTexts } from '../texts.ts';

/** Translates the texts of the page of a raw record. */
export const translate = translatorOf({
  ...portalTexts,
  run: said('Lecture', 'Run'),
  tooLargeToShow: said('La fiche est trop grande pour cette page.', 'The record is too large for this page.'),
  masked: said('Les adresses de courriel de personnes sont masquées.', 'E-mail addresses of persons are masked.'),
});
