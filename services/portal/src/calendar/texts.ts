import { said } from '@moisson/kernel';
import { translatorOf } from '@moisson/ui';

export const translate = translatorOf({
  calendar: said('Mises à jour attendues', 'Expected updates'),
  lead: said(
    'Quand des jeux de données devraient changer, d’après le rythme observé, et quand leurs sources seront lues.',
    'When datasets should change, by the rhythm that was observed, and when their sources are read next.',
  ),
  update: said('Mise à jour attendue', 'Update expected'),
  reading: said('Lecture prévue', 'Reading due'),
  between: said('Entre le', 'Between'),
  and: said('et le', 'and'),
  subscribe: said('Calendrier des mises à jour attendues (iCalendar)', 'Calendar of expected updates (iCalendar)'),
});
