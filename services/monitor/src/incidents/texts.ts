import { said } from '@moisson/kernel';
import { translatorOf } from '@moisson/ui';

export const translate = translatorOf({
  incidents: said('Incidents', 'Incidents'),
  follow: said('Suivre les incidents (Atom)', 'Follow the incidents (Atom)'),
});
