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
  'dry-run.preview-ended': entry(
    'error',
    'L’aperçu s’arrête : {limit|requête|requêtes} ou {seconds} s n’ont pas suffi à dix fiches.',
    'Vérifier l’adresse et le délai entre deux requêtes, ou passer à la lecture à blanc, qui lit tout.',
    'The preview stops: {limit|request|requests} or {seconds} s were not enough for ten records.',
    'Check the address and the delay between two requests, or go on to the dry run, which reads all.',
  ),
} as const satisfies Record<string, ProblemEntry>;
