import { entry, TELL_FR, TELL_EN, type ProblemEntry } from './entry.ts';

/** Problems with the body of a response. */
export const bodyProblems = {
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
    'La réponse de {url} est mal formée : {detail}.',
    TELL_FR,
    'The answer of {url} is malformed: {detail}.',
    TELL_EN,
  ),
  'body.not-rdf': entry(
    'error',
    'La réponse de {url} n’est pas du RDF valable : {detail}.',
    TELL_FR,
    'The answer of {url} is not valid RDF: {detail}.',
    TELL_EN,
  ),
  'body.rdf-too-large': entry(
    'error',
    'Le document RDF de {url} est trop grand pour être lu : {detail}.',
    'Donner l’adresse d’un catalogue servi par pages, ou de plusieurs catalogues plus petits.',
    'The RDF document of {url} is too large to be read: {detail}.',
    'Give the address of a catalogue that is served in pages, or of several smaller catalogues.',
  ),
  'body.remote-context': entry(
    'error',
    'Le JSON-LD de {url} renvoie à un contexte distant inconnu, {context}; il n’est jamais téléchargé.',
    'Donner l’adresse du même catalogue en Turtle ou en RDF/XML (.ttl, .rdf), ou demander à la source d’inclure son contexte.',
    'The JSON-LD of {url} refers to an unknown remote context, {context}; it is never downloaded.',
    'Give the address of the same catalogue in Turtle or RDF/XML (.ttl, .rdf), or ask the source to include its context.',
  ),
  'body.too-deep': entry(
    'error',
    'La réponse de {url} est imbriquée sur plus de {limit|niveau|niveaux}.',
    TELL_FR,
    'The answer of {url} is nested more than {limit|level|levels} deep.',
    TELL_EN,
  ),
  'body.end-unproven': entry(
    'warning',
    'Rien ne prouve que la réponse de {url} a été lue jusqu’à sa fin : {detail}.',
    'Ce qui a été lu est publié; la lecture est dite partielle et ne retire rien. Demander à la source un fichier dont la dernière ligne est terminée et dont la longueur est annoncée.',
    'Nothing proves that the answer of {url} was read to its end: {detail}.',
    'What was read is published; the run counts as partial and removes nothing. Ask the source for a file whose last line is ended and whose length is given.',
  ),
  'body.unexpected-shape': entry(
    'error',
    'La réponse de {url} n’a pas la forme attendue : {detail}.',
    'Vérifier le protocole et l’adresse de la source (moisson source check).',
    'The answer of {url} does not have the expected shape: {detail}.',
    'Check the source’s protocol and address (moisson source check).',
  ),
} as const satisfies Record<string, ProblemEntry>;
