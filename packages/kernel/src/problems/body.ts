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
