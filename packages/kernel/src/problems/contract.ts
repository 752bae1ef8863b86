import { entry, NOTHING_EN, NOTHING_FR, type ProblemEntry } from './entry.ts';

/** Problems with what a feed usually looks like. */
export const contractProblems = {
  'contract.departed': entry(
    'warning',
    'Le flux ne ressemble plus à ce qu’il est d’habitude ({departures}) : {count|changement n’est pas publié|changements ne sont pas publiés}, et les fiches connues restent telles quelles.',
    'Regarder ce que la source sert maintenant, puis accepter ce nouvel aspect ou le refuser (moisson hold list).',
    'The feed no longer looks as it usually does ({departures}): {count|change is|changes are} not published, and the known records stay as they are.',
    'Look at what the source serves now, then accept this new look or refuse it (moisson hold list).',
  ),
  'contract.judged-first': entry(
    'info',
    'Trop de changements pour être gardés en mémoire ({count}) : la liste a été lue une fois pour vérifier qu’elle ressemble à ce qu’elle est d’habitude; elle l’est de nouveau pour publier.',
    NOTHING_FR,
    'Too many changes to be kept in memory ({count}): the list was read once to check that it looks as it usually does; it is read again to publish.',
    NOTHING_EN,
  ),
} as const satisfies Record<string, ProblemEntry>;
