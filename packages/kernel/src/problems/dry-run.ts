import { entry, type ProblemEntry } from './entry.ts';

/** Problems of a dry run itself; those of its source are the ones of a run. */
export const dryRunProblems = {
  'dry-run.abandoned': entry(
    'error',
    'La lecture à blanc n’a jamais fini : le moissonneur s’est arrêté trois fois pendant qu’il la faisait.',
    'Regarder le journal du moissonneur (mémoire, disque), puis la demander de nouveau.',
    'The dry run never ended: the harvester stopped three times while it did it.',
    'Look at the harvester’s log (memory, disk), then ask for it again.',
  ),
  'dry-run.failed': entry(
    'error',
    'La lecture à blanc s’est arrêtée de notre fait : {detail}.',
    'La demander de nouveau; si cela revient, regarder le journal du moissonneur.',
    'The dry run stopped because of us: {detail}.',
    'Ask for it again; if that comes back, look at the harvester’s log.',
  ),
} as const satisfies Record<string, ProblemEntry>;
