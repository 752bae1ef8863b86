import type { LinkState } from '@moisson/contracts';
import { said, type Bilingual } from '@moisson/kernel';

/** What stands behind the address of a file. */
export const linkStateNames: Readonly<Record<LinkState, Bilingual>> = {
  ok: said('Fonctionne', 'Works'),
  redirected: said('Déplacé', 'Moved'),
  'wrong-type': said('N’est pas le fichier annoncé', 'Not the announced file'),
  forbidden: said('Accès refusé', 'Access refused'),
  failing: said('Ne répond pas', 'Fails'),
  dead: said('Lien mort', 'Dead link'),
  unknown: said('Pas vérifié', 'Not checked'),
};
