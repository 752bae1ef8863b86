import { said } from '@moisson/kernel';
import { translatorOf } from '@moisson/ui';
import { operatorTexts } from '../texts.ts';

/** Translates the texts of the page of incidents. */
export const translate = translatorOf({
  ...operatorTexts,
  lead: said(
    'Ce que la page d’état dit au public d’un ennui : il le lit tel quel, dans les deux langues.',
    'What the status page tells the public of trouble: they read it as it is, in both languages.',
  ),
  none: said('Aucun incident.', 'No incident.'),
  open: said('Dire un incident', 'Tell of an incident'),
  update: said('Dire la suite', 'Say how it goes on'),
  titleFr: said('Titre, en français', 'Title, in French'),
  titleEn: said('Titre, en anglais', 'Title, in English'),
  textFr: said('Texte, en français', 'Text, in French'),
  textEn: said('Texte, en anglais', 'Text, in English'),
  state: said('État', 'State'),
  feeds: said(
    'Sources touchées, séparées par des virgules; rien : toutes',
    'Sources concerned, separated by commas; nothing: all',
  ),
  publish: said('Publier', 'Publish'),
});
