import { entry, type ProblemEntry } from './entry.ts';

/** Problems with what visitors report about datasets. */
export const reportProblems = {
  'report.too-many': entry(
    'warning',
    'Déjà {limit|signalement|signalements} {of} : celui-ci n’a pas été pris.',
    'Recommencer plus tard. Ceux qui ont été pris seront lus par une personne.',
    '{limit|report|reports} {of} already: this one was not taken.',
    'Try again later. Those that were taken will be read by a person.',
  ),
} as const satisfies Record<string, ProblemEntry>;
