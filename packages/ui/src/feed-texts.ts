import type { RunReading } from '@moisson/contracts';
import { said, type Bilingual } from '@moisson/kernel';

/** The states of feeds. */
export const feedStates: Readonly<Record<string, Bilingual>> = {
  fresh: said('à jour', 'fresh'),
  late: said('en retard', 'late'),
  stale: said('périmé', 'stale'),
  failing: said('en échec', 'failing'),
  held: said('retenu', 'held'),
  paused: said('en pause', 'paused'),
  'never-read': said('jamais lu', 'never read'),
};

/** The states of feeds in the past. */
export const spellStates: Readonly<Record<string, Bilingual>> = {
  ...feedStates,
  unwatched: said('non observé', 'not watched'),
};

/** What a state means for the people who use the feed's datasets. */
export const feedMeanings: Readonly<Record<string, Bilingual>> = {
  fresh: said(
    'La source a été lue au complet à temps : ses jeux de données sont tels qu’elle les donne.',
    'The source was read in full on time: its datasets are as it gives them.',
  ),
  late: said(
    'La lecture prévue n’a pas encore réussi : des changements récents peuvent manquer.',
    'The scheduled run has not succeeded yet: recent changes may be missing.',
  ),
  stale: said(
    'La source n’a pas été lue au complet depuis longtemps : ses jeux de données peuvent avoir changé.',
    'The source was not read in full for long: its datasets may have changed.',
  ),
  failing: said(
    'Les lectures échouent l’une après l’autre : ce qui est montré est le dernier état connu.',
    'One run after the other fails: what is shown is the last known state.',
  ),
  held: said(
    'Des jeux de données ne sont plus dans la source, ou elle ne ressemble plus à ce qu’elle est d’habitude; une personne décide.',
    'Some datasets are no longer at the source, or it no longer looks as it usually does; a person decides.',
  ),
  paused: said('La source n’est pas lue en ce moment.', 'The source is not read at the moment.'),
  'never-read': said('La source n’a pas encore été lue.', 'The source has not been read yet.'),
};

/** What runs read. */
export const readings: Readonly<Record<RunReading, Bilingual>> = {
  full: said('liste entière', 'whole list'),
  incremental: said('changements', 'changes'),
  'not-modified': said('rien n’a changé', 'nothing changed'),
  stored: said('fiches gardées, converties de nouveau', 'stored records, mapped again'),
};

/** The outcomes of runs. */
export const outcomes: Readonly<Record<string, Bilingual>> = {
  succeeded: said('réussie', 'succeeded'),
  partial: said('partielle', 'partial'),
  failed: said('échouée', 'failed'),
  held: said('retenue', 'held'),
};
