import { entry, type ProblemEntry } from './entry.ts';

/** Problems of finding out what stands behind an address. */
export const detectionProblems = {
  'detection.nothing': entry(
    'error',
    'Aucun protocole connu ne répond à {url}.',
    'Donner l’adresse du catalogue lui-même ou de son API; demander à la source où ses données se moissonnent.',
    'No known protocol answers at {url}.',
    'Give the address of the catalogue itself or of its API; ask the source where its data can be harvested.',
  ),
  'detection.enough': entry(
    'info',
    'La recherche s’arrête après {limit|requête|requêtes}.',
    'Donner une adresse plus précise si le bon protocole manque.',
    'The search stops after {limit|request|requests}.',
    'Give a more precise address if the right protocol is missing.',
  ),
  'detection.robots': entry(
    'warning',
    'Le robots.txt du site demande de ne pas lire {url}.',
    'Demander à la source la permission de moissonner, et noter de qui elle vient.',
    'The site’s robots.txt asks not to read {url}.',
    'Ask the source for the permission to harvest, and note who gave it.',
  ),
  'detection.login': entry(
    'warning',
    'La page {url} demande un mot de passe.',
    'Demander à la source une adresse ouverte, ou un accès pour la moisson.',
    'The page {url} asks for a password.',
    'Ask the source for an open address, or for an access for harvesting.',
  ),
} as const satisfies Record<string, ProblemEntry>;
