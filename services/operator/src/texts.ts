import { said, type Bilingual } from '@moisson/kernel';
import { translatorOf } from '@moisson/ui';

/** Texts that several of the console's pages share. */
export const operatorTexts = {
  operator: said('Console d’exploitation', 'Operator console'),
  holds: said('Retenues', 'Holds'),
  alerts: said('Alertes', 'Alerts'),
  audit: said('Journal', 'Audit log'),
  deadLetters: said('Lettres mortes', 'Dead letters'),
  merges: said('Doublons', 'Duplicates'),
  webhooks: said('Abonnements', 'Subscriptions'),
  incidents: said('Incidents', 'Incidents'),
  links: said('Liens', 'Links'),
  sinceThe: said('Depuis le', 'Since'),
  decided: said('Décision enregistrée.', 'Decision recorded.'),
  queued: said('Lecture demandée.', 'Run requested.'),
} as const satisfies Record<string, Bilingual>;

/** Translates the console's texts and those of all services. */
export const translate = translatorOf(operatorTexts);
