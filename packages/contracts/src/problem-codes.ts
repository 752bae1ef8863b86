import { z } from 'zod';
import type { Bilingual } from './text.ts';

export const Severity = z.enum(['info', 'warning', 'error']);
export type Severity = z.infer<typeof Severity>;

interface ProblemEntry {
  readonly severity: Severity;
  /** What happened. `{name}` is filled from the parameters. */
  readonly message: Bilingual;
  /** What a person can do. */
  readonly action: Bilingual;
}

const entry = (severity: Severity, fr: string, frAction: string, en: string, enAction: string): ProblemEntry => ({
  severity,
  message: { fr, en },
  action: { fr: frAction, en: enAction },
});

const NOTHING_FR = 'Rien à faire.';
const NOTHING_EN = 'Nothing to do.';
const TELL_FR = 'Signaler au responsable de la source.';
const TELL_EN = 'Tell the people behind the source.';

/** The closed list of all that can go wrong, with what it means and what to do (docs/reference/problems.md). */
export const problemCatalogue = {
  // Reaching the source
  'fetch.address-forbidden': entry(
    'error',
    'L’adresse {url} est refusée : {detail}.',
    'Corriger l’adresse de la source. Pour une source locale voulue, l’ajouter à MOISSON_EGRESS_ALLOW.',
    'The address {url} is refused: {detail}.',
    'Correct the source’s address. For an intended local source, add it to MOISSON_EGRESS_ALLOW.',
  ),
  'fetch.dns-failed': entry(
    'error',
    'Le nom {host} ne se résout pas.',
    'Vérifier l’orthographe de l’adresse; si elle était bonne, attendre ou demander à la source si elle a déménagé.',
    'The name {host} does not resolve.',
    'Check the spelling of the address; if it used to work, wait, or ask the source whether it has moved.',
  ),
  'fetch.connect-failed': entry(
    'error',
    'Connexion impossible à {host} : {detail}.',
    'La prochaine tentative est prévue; si cela dure, joindre le responsable de la source.',
    'Cannot connect to {host}: {detail}.',
    'The next try is scheduled; if it lasts, contact the people behind the source.',
  ),
  'fetch.tls-failed': entry(
    'error',
    'Le certificat de {host} n’est pas valide : {detail}.',
    'Demander à la source de corriger sa chaîne de certificats. La vérification n’est jamais désactivée.',
    'The certificate of {host} is not valid: {detail}.',
    'Ask the source to mend its certificate chain. Verification is never turned off.',
  ),
  'fetch.timeout': entry(
    'error',
    '{url} n’a pas répondu au complet en {seconds} s.',
    'Réessayé plus tard. Si la source est lente par nature, augmenter politeness.timeoutSeconds ou réduire pageSize.',
    '{url} did not answer in full within {seconds} s.',
    'Retried later. If the source is slow by nature, raise politeness.timeoutSeconds or lower pageSize.',
  ),
  'fetch.too-slow': entry(
    'error',
    '{url} envoie moins de {rate} octets par seconde.',
    'Réessayé plus tard; si cela dure, joindre le responsable de la source.',
    '{url} sends fewer than {rate} bytes a second.',
    'Retried later; if it lasts, contact the people behind the source.',
  ),
  'fetch.too-busy': entry(
    'error',
    'Plus de {limit} requêtes attendent leur tour; celle vers {host} n’est pas faite.',
    'Réessayé plus tard. Si cela dure, répartir les sources sur plusieurs moissonneurs.',
    'More than {limit} requests wait for their turn; the one to {host} is not made.',
    'Retried later. If it lasts, share the sources among several harvesters.',
  ),
  'fetch.too-large': entry(
    'error',
    'La réponse de {url} dépasse {limit} octets.',
    'Réduire pageSize ou restreindre le filtre de la source.',
    'The answer of {url} is larger than {limit} bytes.',
    'Lower pageSize or narrow the source’s filter.',
  ),
  'fetch.decompression-bomb': entry(
    'error',
    'La réponse compressée de {url} se gonfle au-delà de {ratio} fois sa taille.',
    'Ne pas réessayer sans avoir vérifié la source : une réponse saine ne fait pas cela.',
    'The compressed answer of {url} expands beyond {ratio} times its size.',
    'Do not retry before looking at the source: a healthy answer does not do this.',
  ),
  'fetch.too-many-redirects': entry(
    'error',
    '{url} redirige plus de {limit} fois.',
    'Ouvrir l’adresse dans un navigateur et donner à la source son adresse finale.',
    '{url} redirects more than {limit} times.',
    'Open the address in a browser and give the source its final address.',
  ),
  'fetch.redirect-refused': entry(
    'error',
    '{url} redirige vers un autre site, {target}; ce n’est pas suivi.',
    'Vérifier que {target} appartient à la source, puis changer son adresse.',
    '{url} redirects to another site, {target}; it is not followed.',
    'Check that {target} belongs to the source, then change its address.',
  ),
  'fetch.blocked': entry(
    'error',
    '{url} refuse notre agent ({status}).',
    'Demander à la source d’autoriser notre agent moissonneur, ou vérifier les accès.',
    '{url} refuses our agent ({status}).',
    'Ask the source to allow our harvesting agent, or check the credentials.',
  ),
  'fetch.not-found': entry(
    'error',
    '{url} n’existe pas ou plus ({status}).',
    'Vérifier l’adresse de la source; elle a peut-être déménagé.',
    '{url} does not exist, or no longer ({status}).',
    'Check the source’s address; it may have moved.',
  ),
  'fetch.rate-limited': entry(
    'error',
    '{url} demande d’attendre ({status}); reprise dans {seconds} s.',
    'Rien à faire tout de suite; si cela revient, augmenter politeness.crawlDelaySeconds ou espacer l’horaire.',
    '{url} asks us to wait ({status}); next try in {seconds} s.',
    'Nothing right now; if it comes back, raise politeness.crawlDelaySeconds or space out the schedule.',
  ),
  'fetch.server-error': entry(
    'error',
    '{url} répond par une erreur ({status}).',
    'Réessayé plus tard; si cela dure, joindre le responsable de la source.',
    '{url} answers with an error ({status}).',
    'Retried later; if it lasts, contact the people behind the source.',
  ),
  'fetch.unexpected-status': entry(
    'error',
    '{url} répond {status}, où 200 était attendu.',
    'Ouvrir l’adresse dans un navigateur : souvent une page de vérification ou de maintenance.',
    '{url} answers {status} where 200 was expected.',
    'Open the address in a browser: often a challenge or a maintenance page.',
  ),
  'fetch.unexpected-content-type': entry(
    'error',
    '{url} répond du {type}, pas du JSON.',
    'Ouvrir l’adresse dans un navigateur : souvent une page de connexion ou de maintenance.',
    '{url} answers {type}, not JSON.',
    'Open the address in a browser: often a login or a maintenance page.',
  ),
  'fetch.aborted': entry(
    'warning',
    'La lecture a été interrompue par l’arrêt du service.',
    'Rien à faire : la source sera relue au redémarrage.',
    'Reading was interrupted because the service stopped.',
    'Nothing to do: the source is read again after the restart.',
  ),
  // Reading the body
  'body.empty': entry(
    'error',
    'La réponse de {url} est vide.',
    `Réessayé plus tard; aucun jeu n’est retiré. ${TELL_FR}`,
    'The answer of {url} is empty.',
    `Retried later; no dataset is removed. ${TELL_EN}`,
  ),
  'body.not-utf8': entry(
    'error',
    'La réponse de {url} n’est pas en UTF-8.',
    TELL_FR,
    'The answer of {url} is not UTF-8.',
    TELL_EN,
  ),
  'body.truncated': entry(
    'error',
    'La réponse de {url} est coupée avant sa fin.',
    'Réessayé plus tard; ce qui a été lu est gardé et rien n’est retiré.',
    'The answer of {url} is cut off before its end.',
    'Retried later; what was read is kept and nothing is removed.',
  ),
  'body.malformed': entry(
    'error',
    'La réponse de {url} n’est pas du JSON valable : {detail}.',
    TELL_FR,
    'The answer of {url} is not valid JSON: {detail}.',
    TELL_EN,
  ),
  'body.too-deep': entry(
    'error',
    'La réponse de {url} est imbriquée sur plus de {limit} niveaux.',
    TELL_FR,
    'The answer of {url} is nested more than {limit} levels deep.',
    TELL_EN,
  ),
  'body.unexpected-shape': entry(
    'error',
    'La réponse de {url} n’a pas la forme attendue : {detail}.',
    'Vérifier le protocole et l’adresse de la source (moisson source check).',
    'The answer of {url} does not have the expected shape: {detail}.',
    'Check the source’s protocol and address (moisson source check).',
  ),
  'protocol.error-answer': entry(
    'error',
    'La source répond par une erreur : {detail}.',
    'Vérifier le filtre et l’adresse de la source; sinon réessayer plus tard.',
    'The source answers with an error: {detail}.',
    'Check the source’s filter and address; otherwise try again later.',
  ),
  'protocol.quota-exceeded': entry(
    'error',
    'Le quota de la source est épuisé : {detail}.',
    'Espacer l’horaire, ou demander une clé à la source.',
    'The source’s quota is used up: {detail}.',
    'Space out the schedule, or ask the source for a key.',
  ),
  // Paging and completeness
  'paging.count-mismatch': entry(
    'warning',
    'La source annonce {claimed} fiches et en sert {seen}.',
    'La lecture est dite partielle et ne retire rien; si cela dure, joindre la source.',
    'The source claims {claimed} records and serves {seen}.',
    'The run counts as partial and removes nothing; if it lasts, contact the source.',
  ),
  'paging.count-changed': entry(
    'warning',
    'Le nombre annoncé a changé pendant la lecture, de {before} à {after}.',
    'La source changeait pendant la lecture; la prochaine lecture tranchera.',
    'The claimed number changed while reading, from {before} to {after}.',
    'The source was changing while it was read; the next run will tell.',
  ),
  'paging.repeated-page': entry(
    'error',
    'La source sert deux fois la même page (à {cursor}).',
    TELL_FR,
    'The source serves the same page twice (at {cursor}).',
    TELL_EN,
  ),
  'paging.endless': entry(
    'error',
    'La source sert des pages sans fin : arrêt après {pages} pages.',
    TELL_FR,
    'The source serves pages without end: stopped after {pages} pages.',
    TELL_EN,
  ),
  'paging.too-many-records': entry(
    'error',
    'La source sert plus de {limit} fiches : lecture arrêtée.',
    'Restreindre le filtre de la source, ou la partager en plusieurs.',
    'The source serves more than {limit} records: reading stopped.',
    'Narrow the source’s filter, or split it into several.',
  ),
  'paging.capped-rows': entry(
    'info',
    'La source limite ses pages à {rows} fiches, moins que les {asked} demandées.',
    'Rien à faire : la lecture s’y adapte. Mettre pageSize à {rows} l’évite.',
    'The source caps its pages at {rows} records, fewer than the {asked} asked for.',
    'Nothing to do: reading adapts. Setting pageSize to {rows} avoids it.',
  ),
  'paging.window-limit': entry(
    'error',
    'La source ne donne accès qu’à ses {limit} premières fiches, sur {claimed}.',
    'Partager la source en plusieurs, avec un filtre chacune.',
    'The source gives access to its first {limit} records only, of {claimed}.',
    'Split the source into several, each with a filter.',
  ),
  // Records
  'record.not-an-object': entry(
    'warning',
    'Une fiche n’est pas un objet JSON : {seen}.',
    TELL_FR,
    'A record is not a JSON object: {seen}.',
    TELL_EN,
  ),
  'record.malformed': entry(
    'warning',
    'Une fiche n’est pas du JSON valable : {detail}.',
    TELL_FR,
    'A record is not valid JSON: {detail}.',
    TELL_EN,
  ),
  'record.no-key': entry(
    'warning',
    'Une fiche n’a pas d’identifiant utilisable : {seen}.',
    TELL_FR,
    'A record has no usable identifier: {seen}.',
    TELL_EN,
  ),
  'record.duplicate': entry(
    'warning',
    'La fiche {key} est servie plus d’une fois; la première compte.',
    TELL_FR,
    'Record {key} is served more than once; the first one counts.',
    TELL_EN,
  ),
  'record.too-large': entry(
    'warning',
    'Une fiche pèse plus de {limit} octets.',
    TELL_FR,
    'A record is larger than {limit} bytes.',
    TELL_EN,
  ),
  'record.unmappable': entry(
    'warning',
    'La fiche {key} ne se convertit pas : {detail}.',
    'Signaler ce message : la conversion devrait accepter toute fiche.',
    'Record {key} cannot be mapped: {detail}.',
    'Report this message: mapping should accept any record.',
  ),
  'record.renamed': entry(
    'info',
    '{count} fiches ont changé d’identifiant et ont été reconnues.',
    NOTHING_FR,
    '{count} records changed their identifier and were recognised.',
    NOTHING_EN,
  ),
  // Removals
  'removal.share-exceeded': entry(
    'warning',
    '{missing} fiches sur {known} manquent : plus que la limite de {limit}. Rien n’est retiré sans votre accord.',
    'Regarder la source, puis approuver ou refuser le retrait (moisson hold list).',
    '{missing} of {known} records are missing: more than the limit of {limit}. Nothing is removed without your say.',
    'Look at the source, then approve or refuse the removal (moisson hold list).',
  ),
  'removal.empty-answer': entry(
    'warning',
    'La source dit n’avoir plus aucune fiche; {known} étaient connues. Rien n’est retiré sans votre accord.',
    'Regarder la source, puis approuver ou refuser le retrait (moisson hold list).',
    'The source says that it has no records left; {known} were known. Nothing is removed without your say.',
    'Look at the source, then approve or refuse the removal (moisson hold list).',
  ),
  'removal.baseline-changed': entry(
    'warning',
    'Le filtre ou l’adresse de la source a changé et {missing} fiches sur {known} n’y sont plus.',
    'Approuver si le changement était voulu, sinon refuser (moisson hold list).',
    'The source’s filter or address changed and {missing} of {known} records are no longer there.',
    'Approve if the change was intended, otherwise refuse (moisson hold list).',
  ),
  'removal.catalogue-replaced': entry(
    'warning',
    '{missing} fiches sur {known} manquent et {created} sont nouvelles : l’adresse sert peut-être un autre catalogue.',
    'Regarder ce que l’adresse sert maintenant. Si c’est voulu, approuver; sinon corriger l’adresse et refuser (moisson hold list).',
    '{missing} of {known} records are missing and {created} are new: the address may serve another catalogue.',
    'Look at what the address serves now. If it is intended, approve; otherwise correct the address and refuse (moisson hold list).',
  ),
  'removal.ambiguous-rename': entry(
    'warning',
    '{count} fiches disparues ressemblent à plusieurs nouvelles; aucune n’est dite la même.',
    'Comparer les titres dans la source; sans action, elles suivent la règle des absences.',
    '{count} missing records resemble several new ones; none is taken for the same.',
    'Compare the titles in the source; without action, they follow the rule of absences.',
  ),
  // Runs
  'run.lease-lost': entry(
    'warning',
    'Un autre moissonneur a repris la source pendant la lecture.',
    'Rien à faire : la nouvelle lecture fait foi.',
    'Another harvester took the source over during the run.',
    'Nothing to do: the new run is the one that counts.',
  ),
  'run.interrupted': entry(
    'warning',
    'La lecture précédente a été interrompue; {count} changements annoncés ont été republiés.',
    NOTHING_FR,
    'The previous run was interrupted; {count} announced changes were published again.',
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
  'dependency.unavailable': entry(
    'error',
    '{dependency} ne répond pas : {detail}.',
    'Vérifier le service et l’espace disque; le travail reprend de lui-même.',
    '{dependency} does not answer: {detail}.',
    'Check the service and the disk space; work resumes by itself.',
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
  // Findings on fields
  'field.title-missing': entry(
    'warning',
    'La fiche n’a pas de titre; son identifiant en tient lieu.',
    TELL_FR,
    'The record has no title; its identifier stands in.',
    TELL_EN,
  ),
  'field.description-missing': entry(
    'info',
    'La fiche n’a pas de description.',
    TELL_FR,
    'The record has no description.',
    TELL_EN,
  ),
  'field.date-unreadable': entry(
    'warning',
    'La date « {seen} » ne se lit pas; elle est gardée telle quelle à part.',
    TELL_FR,
    'The date “{seen}” cannot be read; it is kept aside as it is.',
    TELL_EN,
  ),
  'field.url-refused': entry(
    'warning',
    'L’adresse « {seen} » n’est pas une adresse web; elle n’est pas affichée comme lien.',
    TELL_FR,
    'The address “{seen}” is not a web address; it is not shown as a link.',
    TELL_EN,
  ),
  'field.type-unexpected': entry(
    'warning',
    'Le champ n’a pas le type attendu; il est gardé à part.',
    TELL_FR,
    'The field does not have the expected type; it is kept aside.',
    TELL_EN,
  ),
  'field.mojibake-repaired': entry(
    'info',
    'Le texte était encodé deux fois; il a été réparé.',
    TELL_FR,
    'The text was encoded twice; it was repaired.',
    TELL_EN,
  ),
  'field.truncated': entry(
    'warning',
    'Le champ dépasse la taille permise; il a été coupé. La fiche d’origine le garde en entier.',
    TELL_FR,
    'The field is larger than allowed; it was cut. The original record keeps it whole.',
    TELL_EN,
  ),
  'field.license-unknown': entry(
    'warning',
    'La licence « {seen} » n’est pas reconnue; elle est montrée telle quelle.',
    'Demander à la source de nommer une licence reconnue.',
    'The licence “{seen}” is not recognised; it is shown as it is.',
    'Ask the source to name a known licence.',
  ),
  'field.license-missing': entry(
    'warning',
    'La fiche ne dit pas sa licence.',
    'Demander à la source de nommer une licence.',
    'The record does not state its licence.',
    'Ask the source to name a licence.',
  ),
  'field.license-not-open': entry(
    'info',
    'La licence « {seen} » n’est pas ouverte au sens de la Définition du savoir libre.',
    NOTHING_FR,
    'The licence “{seen}” is not open in the sense of the Open Definition.',
    NOTHING_EN,
  ),
  'field.frequency-unknown': entry(
    'info',
    'La fréquence « {seen} » n’est pas reconnue.',
    TELL_FR,
    'The frequency “{seen}” is not recognised.',
    TELL_EN,
  ),
  'field.theme-unmapped': entry(
    'info',
    'Le thème « {seen} » n’a pas d’équivalent parmi ceux de Données Québec.',
    NOTHING_FR,
    'The theme “{seen}” has no equivalent among those of Données Québec.',
    NOTHING_EN,
  ),
  'field.spatial-invalid': entry(
    'info',
    'L’étendue « {seen} » n’est pas valable.',
    TELL_FR,
    'The extent “{seen}” is not valid.',
    TELL_EN,
  ),
  'field.name-suspicious': entry(
    'info',
    'Un champ porte un nom inhabituel, « {seen} »; il est gardé à part.',
    NOTHING_FR,
    'A field has an unusual name, “{seen}”; it is kept aside.',
    NOTHING_EN,
  ),
  'identity.links-too-many': entry(
    'info',
    'La fiche partage un lien avec trop d’autres; ce lien ne sert pas à les réunir.',
    NOTHING_FR,
    'The record shares a link with too many others; that link does not join them.',
    NOTHING_EN,
  ),
  // Events
  'event.unreadable': entry(
    'error',
    'Un événement ne se lit pas : {detail}.',
    'Regarder la lettre morte (moisson dead-letter list); elle ne bloque rien.',
    'An event cannot be read: {detail}.',
    'Look at the dead letter (moisson dead-letter list); it blocks nothing.',
  ),
  'event.unknown-type': entry(
    'error',
    'Un événement est d’un type inconnu : {detail}.',
    'Vérifier que tous les services sont de la même version.',
    'An event is of an unknown type: {detail}.',
    'Check that all services are of the same version.',
  ),
  'event.invalid': entry(
    'error',
    'Un événement ne respecte pas son schéma : {detail}.',
    'Regarder la lettre morte (moisson dead-letter list); elle ne bloque rien.',
    'An event does not follow its schema: {detail}.',
    'Look at the dead letter (moisson dead-letter list); it blocks nothing.',
  ),
  'event.unprocessable': entry(
    'error',
    'Un événement n’a pas pu être traité : {detail}.',
    'Signaler ce message : c’est une erreur de Moisson. L’événement est gardé (moisson dead-letter list).',
    'An event could not be processed: {detail}.',
    'Report this message: it is a fault of Moisson. The event is kept (moisson dead-letter list).',
  ),
  // Requests of people
  'request.invalid': entry(
    'error',
    'Demande non valable : {detail}.',
    'Corriger la demande; la référence est dans docs/reference/.',
    'Invalid request: {detail}.',
    'Correct the request; the reference is in docs/reference/.',
  ),
  'request.not-found': entry(
    'error',
    'Introuvable : {what}.',
    'Vérifier l’identifiant.',
    'Not found: {what}.',
    'Check the identifier.',
  ),
  'request.gone': entry(
    'error',
    '{what} a été retiré.',
    'Chercher un autre jeu dans le catalogue.',
    '{what} was removed.',
    'Search the catalogue for another dataset.',
  ),
  'request.conflict': entry(
    'error',
    'Impossible en l’état : {detail}.',
    'Regarder l’état actuel, puis recommencer.',
    'Not possible as things stand: {detail}.',
    'Look at the current state, then try again.',
  ),
  'request.forbidden': entry(
    'error',
    'Refusé : {detail}.',
    'Ouvrir la console depuis son adresse locale, ou donner le jeton d’accès.',
    'Refused: {detail}.',
    'Open the console from its local address, or give the access token.',
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

export type ProblemCode = keyof typeof problemCatalogue;

const codes = Object.keys(problemCatalogue) as [ProblemCode, ...ProblemCode[]];
export const ProblemCode = z.enum(codes);
