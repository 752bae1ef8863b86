import { entry, NOTHING_FR, NOTHING_EN, type ProblemEntry } from './entry.ts';

/** Problems with one run of a source. */
export const runProblems = {
  'quota.records-exceeded': entry(
    'error',
    'La source a au moins {beyond|fiche|fiches} de plus que son quota de {limit}; {beyond?celle-là n’est pas publiée|celles-là ne sont pas publiées}, et rien n’est retiré.',
    'Regarder ce que l’adresse sert. Si c’est voulu, relever le quota (moisson source quota ID --records N, ou la console); sinon restreindre le filtre.',
    'The source has at least {beyond|record|records} beyond its quota of {limit}; {beyond?that one is|those are} not published, and nothing is removed.',
    'Look at what the address serves. If it is intended, raise the quota (moisson source quota ID --records N, or the console); otherwise narrow the filter.',
  ),
  'quota.bytes-exceeded': entry(
    'error',
    'Au moins {beyond|fiche nouvelle ou plus grande dépasse|fiches nouvelles ou plus grandes dépassent} le quota de la source, {limit|octet|octets}; {beyond?elle n’est pas publiée|elles ne sont pas publiées}, et rien n’est retiré.',
    'Regarder ce que l’adresse sert. Si c’est voulu, relever le quota (moisson source quota ID --bytes N, ou la console); sinon restreindre le filtre.',
    'At least {beyond|new or larger record is|new or larger records are} beyond the source’s quota of {limit|byte|bytes}; {beyond?it is|they are} not published, and nothing is removed.',
    'Look at what the address serves. If it is intended, raise the quota (moisson source quota ID --bytes N, or the console); otherwise narrow the filter.',
  ),
  'run.lease-lost': entry(
    'warning',
    'Un autre moissonneur a repris la source pendant la lecture.',
    'Rien à faire : la nouvelle lecture fait foi.',
    'Another harvester took the source over during the run.',
    'Nothing to do: the new run is the one that counts.',
  ),
  'run.cancelled': entry(
    'warning',
    'La lecture a été annulée par {by}; rien n’a été retiré.',
    'Rien à faire : la source sera lue à sa prochaine heure, ou tout de suite par « Lire maintenant ».',
    'The run was cancelled by {by}; nothing was removed.',
    'Nothing to do: the source will be read at its next time, or at once by “Run now”.',
  ),
  'run.interrupted': entry(
    'warning',
    'La lecture précédente a été interrompue; {count|changement annoncé a été republié|changements annoncés ont été republiés}.',
    NOTHING_FR,
    'The previous run was interrupted; {count|announced change was|announced changes were} published again.',
    NOTHING_EN,
  ),
  'run.resumed': entry(
    'info',
    'La lecture commencée le {since} a été poursuivie là où elle s’était arrêtée, après {count|fiche|fiches}.',
    NOTHING_FR,
    'The reading begun at {since} went on where it had ended, after {count|record|records}.',
    NOTHING_EN,
  ),
  'run.changes-not-told': entry(
    'info',
    'La source ne dit pas fidèlement ce qui a changé (depuis 1990 : {longAgo} fiches, pour {known} connues; après 2100 : {farAhead}) : la liste entière a été lue.',
    NOTHING_FR,
    'The source does not tell truly what changed (since 1990: {longAgo} records, with {known} known; after 2100: {farAhead}): the whole list was read.',
    NOTHING_EN,
  ),
  'run.deletions-told': entry(
    'info',
    'La source dit supprimées {count} fiches connues : la prochaine lecture est celle de la liste entière, qui en juge.',
    NOTHING_FR,
    'The source tells {count} known records as deleted: the next run reads the whole list, and judges them.',
    NOTHING_EN,
  ),
  'run.books-unbalanced': entry(
    'error',
    'Les comptes de la lecture ne tombent pas juste : {detail}.',
    'Signaler ce message : c’est une erreur de Moisson.',
    'The run’s books do not balance: {detail}.',
    'Report this message: it is an error of Moisson.',
  ),
  'run.unexpected-error': entry(
    'error',
    'Erreur imprévue pendant la lecture : {detail}.',
    'Signaler ce message avec le journal : c’est une erreur de Moisson.',
    'Unexpected error during the run: {detail}.',
    'Report this message with the log: it is an error of Moisson.',
  ),
} as const satisfies Record<string, ProblemEntry>;
