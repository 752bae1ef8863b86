import type { DatasetFreshnessState } from '@moisson/contracts';
import { said, type Bilingual } from '@moisson/kernel';
import { translatorOf } from '@moisson/ui';

export const stateNames: Readonly<Record<DatasetFreshnessState, Bilingual>> = {
  fresh: said('À jour', 'Up to date'),
  late: said('En retard', 'Late'),
  stale: said('Périmé', 'Stale'),
  'no-rhythm': said('Sans rythme', 'No rhythm'),
  unknown: said('Rythme inconnu', 'Rhythm unknown'),
};

export const translate = translatorOf({
  lastChange: said('Dernier changement vu', 'Last change seen'),
  watchedSince: said('observé depuis le', 'watched since'),
  next: said('Mise à jour attendue le', 'Update expected on'),
  between: said('entre', 'between'),
  and: said('et', 'and'),
  changed: said('changement vu', 'change seen'),
  calendar: said('Dans mon calendrier (iCalendar)', 'In my calendar (iCalendar)'),
});
