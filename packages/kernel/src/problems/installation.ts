import { entry, type ProblemEntry } from './entry.ts';

/** Problems with the installation: its settings, its clock and its dependencies. */
export const installationProblems = {
  'dependency.unavailable': entry(
    'error',
    '{dependency} ne répond pas : {detail}.',
    'Vérifier le service et l’espace disque; le travail reprend de lui-même.',
    '{dependency} does not answer: {detail}.',
    'Check the service and the disk space; work resumes by itself.',
  ),
  'store.unreadable': entry(
    'error',
    'L’entrée {kind} {id} ne se lit pas : {detail}.',
    'Relire sa source (moisson source run) pour la récrire; si cela revient, signaler ce message avec le journal.',
    'The entry {kind} {id} cannot be read: {detail}.',
    'Read its source again (moisson source run) to write it anew; if it comes back, report this message with the log.',
  ),
  'clock.set-back': entry(
    'warning',
    'L’horloge du stockage a reculé : les échéances de {sources|source|sources} sont recalculées à partir de maintenant.',
    'Régler l’horloge par NTP, sans recul. Chaque source est relue à temps, au pire un intervalle plus tard.',
    'The store’s clock was set back: the due times of {sources|source|sources} are counted anew from now.',
    'Set the clock by NTP, without steps back. Each source is read on time again, at worst one interval late.',
  ),
  'clock.skewed': entry(
    'warning',
    'L’horloge de ce service s’écarte de {seconds} s de celle de la base de données.',
    'Régler les deux par NTP; baux et horaires suivent entre-temps l’horloge de la base.',
    'This service’s clock is {seconds} s off the database’s.',
    'Set both by NTP; leases and schedules go by the database’s clock meanwhile.',
  ),
  'dependency.refused': entry(
    'error',
    '{dependency} refuse notre identifiant ou notre mot de passe : {detail}.',
    'Vérifier {settings} et les droits de ce compte; le travail reprend de lui-même.',
    '{dependency} refuses our user name or password: {detail}.',
    'Check {settings} and the rights of that account; work resumes by itself.',
  ),
  'log.pruned': entry(
    'error',
    'Le lecteur {group} n’a pas lu des événements de {topic} que le journal ne contient plus.',
    'Refaire le catalogue à partir des fiches (moisson rebuild); le lecteur reprend ensuite de lui-même.',
    'The reader {group} has not read events of {topic} that the log no longer holds.',
    'Rebuild the catalogue from the records (moisson rebuild); the reader then goes on by itself.',
  ),
  'search.interrupted': entry(
    'error',
    'Le fil d’exécution des recherches s’est arrêté : {detail}.',
    'Recommencer dans un moment : il repart de lui-même. Si cela revient, signaler ce message avec le journal.',
    'The thread of searches has ended: {detail}.',
    'Try again in a moment: it starts again by itself. If it comes back, report this message with the log.',
  ),
  'search.image-ignored': entry(
    'info',
    'L’image de l’index des recherches ({dir}) n’est pas employée : {detail}.',
    'Rien à faire : l’index est refait à partir du catalogue, et son image récrite.',
    'The image of the search index ({dir}) is not used: {detail}.',
    'Nothing to do: the index is made again from the catalogue, and its image written anew.',
  ),
  'search.image-unwritten': entry(
    'warning',
    'L’image de l’index des recherches ne peut pas être écrite dans {dir} : {detail}.',
    'Faire de la place sur ce disque, ou rendre ce dossier accessible en écriture. D’ici là, les recherches marchent, mais un démarrage lit tout le catalogue.',
    'The image of the search index cannot be written to {dir}: {detail}.',
    'Free some room on that disk, or make that folder writable. Until then searches work, but a start reads the whole catalogue.',
  ),
  'data-dir.locked': entry(
    'error',
    'Le dossier {dir} est utilisé par un autre processus ({holder}).',
    'Arrêter l’autre processus, ou choisir un autre dossier par MOISSON_DATA_DIR.',
    'The folder {dir} is in use by another process ({holder}).',
    'Stop the other process, or choose another folder with MOISSON_DATA_DIR.',
  ),
  'config.invalid': entry(
    'error',
    'Configuration non valable : {detail}.',
    'Corriger la variable; la liste est dans docs/reference/configuration.md.',
    'Invalid configuration: {detail}.',
    'Correct the variable; the list is in docs/reference/configuration.md.',
  ),
} as const satisfies Record<string, ProblemEntry>;
