import type { Role } from '@moisson/contracts';
import { said, type Bilingual } from '@moisson/kernel';

export const roleNames: Readonly<Record<Role, Bilingual>> = {
  viewer: said('lecteur', 'viewer'),
  publisher: said('éditeur', 'publisher'),
  operator: said('exploitant', 'operator'),
  administrator: said('administrateur', 'administrator'),
};
