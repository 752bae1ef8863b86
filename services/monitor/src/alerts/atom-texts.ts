import { said, type Bilingual } from '@moisson/kernel';

/** The texts of the Atom feed of alerts. */
export const atomTexts = {
  title: said('Alertes sur les flux de données ouvertes du Québec', 'Alerts about Québec’s open-data feeds'),
  ended: said('Terminé', 'Ended'),
  since: said('Depuis le', 'Since'),
  until: said('Jusqu’au', 'Until'),
  feeds: said('Flux', 'Feeds'),
  normal: said('D’habitude', 'Usually'),
} as const satisfies Record<string, Bilingual>;
