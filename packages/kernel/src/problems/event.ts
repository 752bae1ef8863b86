import { entry, type ProblemEntry } from './entry.ts';

/** Problems with an event of the log. */
export const eventProblems = {
  'event.unreadable': entry(
    'error',
    'Un événement ne se lit pas : {detail}.',
    'Regarder la lettre morte (moisson dead-letter list); elle ne bloque rien.',
    'An event cannot be read: {detail}.',
    'Look at the dead letter (moisson dead-letter list); it blocks nothing.',
  ),
  'event.unknown-type': entry(
    'error',
    'Un événement est d’un type inconnu : {detail}.',
    'Vérifier que tous les services sont de la même version.',
    'An event is of an unknown type: {detail}.',
    'Check that all services are of the same version.',
  ),
  'event.invalid': entry(
    'error',
    'Un événement ne respecte pas son schéma : {detail}.',
    'Regarder la lettre morte (moisson dead-letter list); elle ne bloque rien.',
    'An event does not follow its schema: {detail}.',
    'Look at the dead letter (moisson dead-letter list); it blocks nothing.',
  ),
  'event.unprocessable': entry(
    'error',
    'Un événement n’a pas pu être traité : {detail}.',
    'Signaler ce message : c’est une erreur de Moisson. L’événement est gardé (moisson dead-letter list).',
    'An event could not be processed: {detail}.',
    'Report this message: it is a fault of Moisson. The event is kept (moisson dead-letter list).',
  ),
} as const satisfies Record<string, ProblemEntry>;
