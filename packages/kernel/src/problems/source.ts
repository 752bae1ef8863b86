import { entry, type ProblemEntry } from './entry.ts';

/** A source, as operators write it. */
export const sourceProblems = {
  'source.credentials-refused': entry(
    'error',
    'L’adresse ou le filtre d’une source porte des identifiants : {detail}.',
    'Les retirer. L’adresse d’une source est publique et les identifiants n’ont pas encore de place à eux : une source qui en exige ne peut pas être lue.',
    'The address or the filter of a source carries credentials: {detail}.',
    'Take them out. A source’s address is public, and credentials have no place of their own yet: a source that needs them cannot be read.',
  ),
  'apply.interrupted': entry(
    'error',
    'L’application du fichier s’est arrêtée à la source {failed} : {detail}. Déjà inscrites : {applied}.',
    'Corriger la cause, puis appliquer le même fichier de nouveau : ce qui est déjà inscrit ne change pas.',
    'Applying the file stopped at source {failed}: {detail}. Already applied: {applied}.',
    'Mend the cause, then apply the same file again: what is applied already stays as it is.',
  ),
} as const satisfies Record<string, ProblemEntry>;
