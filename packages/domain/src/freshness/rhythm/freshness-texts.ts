import type { FreshnessFindingCode } from '@moisson/contracts';
import { fillBoth, said, type Bilingual } from '@moisson/kernel';
import type { CalendarName } from './working-days.ts';

const days: Readonly<Record<CalendarName, Bilingual>> = {
  'every-day': said('aux {count|jour|jours}', 'every {count|day|days}'),
  'business-days': said('aux {count|jour ouvrable|jours ouvrables}', 'every {count|business day|business days}'),
  'school-days': said('aux {count|jour d’école|jours d’école}', 'every {count|school day|school days}'),
};
const HOURS = said('aux {count|heure|heures}', 'every {count|hour|hours}');

const each: Readonly<Record<CalendarName, Bilingual>> = {
  'every-day': said('chaque jour', 'every day'),
  'business-days': said('chaque jour ouvrable', 'every business day'),
  'school-days': said('chaque jour d’école', 'every school day'),
};

/** Returns a period in words: "aux 7 jours". */
export const everyText = (period: number, calendar: CalendarName = 'every-day'): Bilingual => {
  if (period < 0.9) return fillBoth(HOURS, { count: Math.max(1, Math.round(period * 24)) });
  const count = Math.round(period);
  return count === 1 ? each[calendar] : fillBoth(days[calendar], { count });
};

export const reasons = {
  observedFresh: said(
    'Change d’habitude {every}, et l’a fait à temps.',
    'Usually changes {every}, and did so on time.',
  ),
  observedLate: said(
    'Change d’habitude {every} : le changement attendu n’est pas venu.',
    'Usually changes {every}: the expected change did not come.',
  ),
  observedStale: said(
    'Changeait d’habitude {every}, mais plusieurs changements attendus ne sont pas venus.',
    'Used to change {every}, but several expected changes did not come.',
  ),
  season: said(
    'Ne change d’habitude pas en cette saison; le prochain changement est attendu comme l’an dernier.',
    'Usually does not change in this season; the next change is expected as last year.',
  ),
  declaredFresh: said(
    'À jour selon la fréquence déclarée ({every}).',
    'Up to date by the declared frequency ({every}).',
  ),
  declaredLate: said(
    'La source déclare une mise à jour {every}, et rien n’a changé à temps.',
    'The source declares an update {every}, and nothing changed on time.',
  ),
  declaredStale: said(
    'La source déclare une mise à jour {every}, et rien n’a changé depuis plusieurs fois ce temps.',
    'The source declares an update {every}, and nothing changed for several times as long.',
  ),
  never: said('La source déclare qu’il n’est plus mis à jour.', 'The source declares that it is not updated any more.'),
  irregular: said(
    'La source déclare qu’il est mis à jour au besoin, ou de façon irrégulière.',
    'The source declares that it is updated as needed, or irregularly.',
  ),
  seenIrregular: said(
    'Ses changements viennent de façon irrégulière, et la source ne déclare aucune fréquence.',
    'Its changes come irregularly, and the source declares no frequency.',
  ),
  tooLittle: said(
    'Trop peu de changements ont été vus pour connaître son rythme.',
    'Too few changes were seen to know its rhythm.',
  ),
  unread: said(
    'Un changement était attendu, mais la source n’a pas été lue depuis : on ne sait pas s’il est venu.',
    'A change was expected, but the source was not read since: it is not known whether it came.',
  ),
} as const satisfies Record<string, Bilingual>;

export const findingTexts: Readonly<Record<FreshnessFindingCode, Bilingual>> = {
  'declared-too-often': said(
    'La source déclare une mise à jour {declared}, mais les changements vus viennent {observed}.',
    'The source declares an update {declared}, but the changes that are seen come {observed}.',
  ),
  'declared-too-rarely': said(
    'La source déclare une mise à jour {declared}, mais les changements vus viennent {observed} : plus souvent que promis.',
    'The source declares an update {declared}, but the changes that are seen come {observed}: more often than promised.',
  ),
  'touched-unchanged': said(
    'La date de modification avance, mais rien de ce que nous voyons n’a changé.',
    'The date of modification moves, but nothing that we see has changed.',
  ),
  'future-date': said('La date de modification est dans le futur.', 'The date of modification is in the future.'),
  'partial-update': said(
    'Un fichier est mis à jour, et un autre ne l’est plus à son rythme.',
    'One file is updated, and another one no longer is at its rhythm.',
  ),
};
