import { entry, type ProblemEntry } from './entry.ts';

/** Problems with a request to our own services. */
export const requestProblems = {
  'search.no-words': entry(
    'info',
    'La recherche « {q} » n’a aucun mot à chercher : des signes, des lettres seules ou des mots trop courants, comme « de la ».',
    'Nommer ce que l’on cherche : un lieu, un sujet, un organisme. Sans recherche, tout le catalogue est montré.',
    'The search “{q}” has no word to look for: signs, single letters or words that are too common, such as “of the”.',
    'Name what you look for: a place, a subject, a body. Without a search, the whole catalogue is shown.',
  ),
  'search.loading': entry(
    'info',
    'Le catalogue est en cours de lecture pour la recherche.',
    'Attendre un moment; une recherche faite entre-temps attend elle aussi.',
    'The catalogue is being read for searches.',
    'Wait a moment; a search made meanwhile waits too.',
  ),
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
  'request.too-many': entry(
    'warning',
    'Plus de {limit|demande|demandes} de la même adresse {limit?est|sont} en cours.',
    'Attendre les réponses avant d’en envoyer d’autres. Derrière un mandataire, le nommer dans MOISSON_TRUSTED_PROXIES.',
    'More than {limit|request|requests} of the same address {limit?is|are} under way.',
    'Wait for answers before sending more. Behind a proxy, name it in MOISSON_TRUSTED_PROXIES.',
  ),
  'request.page-too-old': entry(
    'warning',
    'Cette page est trop ancienne : la console a redémarré, ou le témoin (cookie) de la page manque. Rien n’a été changé.',
    'Revenir à la page, la recharger, puis recommencer. Les témoins doivent être permis.',
    'This page is too old: the console was restarted, or the page’s cookie is missing. Nothing was changed.',
    'Go back to the page, reload it, then try again. Cookies must be allowed.',
  ),
  'request.method-not-allowed': entry(
    'error',
    'Ce service ne fait que lire; {method} n’y est pas permis.',
    'Employer GET. Les changements se font par la console ou la commande moisson.',
    'This service only reads; {method} is not allowed.',
    'Use GET. Changes are made in the console or by the moisson command.',
  ),
  'request.gone': entry(
    'error',
    '{what} a été retiré.',
    'Chercher un autre jeu dans le catalogue.',
    '{what} was removed.',
    'Search the catalogue for another dataset.',
  ),
  'request.too-costly': entry(
    'error',
    'Cette réponse demande plus de travail que le service n’en donne à une seule demande, ou trop de grandes fiches sont demandées en même temps.',
    'Recommencer plus tard, ou demander moins : une limite plus petite, une seule grande fiche à la fois.',
    'This answer needs more work than the service gives to one request, or too many large records are asked for at once.',
    'Try again later, or ask for less: a smaller limit, one large record at a time.',
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
} as const satisfies Record<string, ProblemEntry>;
