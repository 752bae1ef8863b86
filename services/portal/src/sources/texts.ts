import { said } from '@moisson/kernel';
import { translatorOf } from '@moisson/ui';

/** Translates the texts of the pages of sources. */
export const translate = translatorOf({
  protocol: said('Protocole', 'Protocol'),
  endpoint: said('Adresse', 'Endpoint'),
  uploaded: said('un fichier déposé par l’exploitant', 'a file that the operator uploaded'),
  schedule: said('Horaire (cron, UTC)', 'Schedule (cron, UTC)'),
  unknowns: said('À vérifier', 'To be verified'),
});
