import { said } from '@moisson/kernel';
import { translatorOf } from '@moisson/ui';
import { operatorTexts } from '../texts.ts';

/** Translates the texts of the page of runs. */
export const translate = translatorOf({
  ...operatorTexts,
  unchanged: said('Inchangées', 'Unchanged'),
  held: said('Retenues', 'Held'),
  rejected: said('Rejetées', 'Rejected'),
  allSources: said('Toutes les sources', 'All sources'),
});
