import { entry, type ProblemEntry } from './entry.ts';

/** Problems with what stands behind the addresses of files and pages. */
export const linkProblems = {
  'link.wrong-type': entry(
    'warning',
    'Le fichier est annoncé comme {expected}, mais l’adresse donne {found}.',
    'Signaler à l’organisation que l’adresse ne donne pas le fichier annoncé; en attendant, chercher le fichier sur sa page.',
    'The file is announced as {expected}, but the address gives {found}.',
    'Tell the organization that the address does not give the announced file; meanwhile look for the file on its page.',
  ),
  'link.moved': entry(
    'info',
    'L’adresse mène à une autre : {target}.',
    'Rien ne presse. L’organisation devrait publier la nouvelle adresse avant que l’ancienne ne disparaisse.',
    'The address leads to another one: {target}.',
    'Nothing is urgent. The organization should publish the new address before the old one is gone.',
  ),
  'link.not-checked': entry(
    'info',
    'Le robots.txt de {host} demande que cette adresse ne soit pas visitée : elle n’est pas vérifiée.',
    'Si l’organisation veut qu’elle le soit, permettre « Moisson » dans son robots.txt.',
    'The robots.txt of {host} asks that this address not be visited: it is not checked.',
    'If the organization wants it checked, allow "Moisson" in its robots.txt.',
  ),
} as const satisfies Record<string, ProblemEntry>;
