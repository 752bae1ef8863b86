import type { Problem } from './problem.ts';
import type { ProblemCode } from './problems/index.ts';
import { said, type Bilingual } from './text.ts';

/** The parts of a problem that visitors see. They get no address that we requested, no command and no setting. */
type ProblemText = Pick<Problem, 'code' | 'message' | 'action'>;

const SILENT = said('la source ne répond pas', 'the source does not answer');
const ODD = said(
  'la source répond autre chose que son catalogue',
  'the source answers something other than its catalogue',
);
const WAIT = said('la source demande d’attendre', 'the source asks us to wait');
const BROKEN = said(
  'la source envoie une réponse incomplète ou illisible',
  'the source sends an answer that is incomplete or cannot be read',
);
const INCOMPLETE = said('la source ne donne pas la liste complète', 'the source does not give the whole list');
const TOO_MUCH = said('la source a plus de fiches que prévu', 'the source has more records than expected');
const REFUSES = said('la source refuse d’être lue', 'the source refuses to be read');
const OURS = said('le problème est de notre côté', 'the problem is on our side');

const CAUSES: Partial<Record<ProblemCode, Bilingual>> = {
  'fetch.address-forbidden': OURS,
  'fetch.too-busy': OURS,
  'fetch.aborted': OURS,
  'fetch.tls-failed': said('le certificat de la source n’est pas valide', 'the certificate of the source is not valid'),
  'fetch.blocked': REFUSES,
  'credentials.refused': REFUSES,
  'credentials.certificate-refused': REFUSES,
  'fetch.not-found': said('le catalogue n’est plus à son adresse', 'the catalogue is no longer at its address'),
  'fetch.redirect-refused': said('le catalogue a changé d’adresse', 'the catalogue has moved'),
  'fetch.rate-limited': WAIT,
  'fetch.host-waits': WAIT,
  'fetch.robots-disallowed': said(
    'le robots.txt de la source demande de ne pas lire cette adresse',
    'the robots.txt of the source asks not to read this address',
  ),
  'fetch.too-large': BROKEN,
  'fetch.decompression-bomb': BROKEN,
  'fetch.too-many-redirects': ODD,
  'fetch.unexpected-status': ODD,
  'fetch.unexpected-content-type': ODD,
  'protocol.error-answer': said('la source répond par une erreur', 'the source answers with an error'),
  'protocol.quota-exceeded': WAIT,
  'paging.too-many-records': TOO_MUCH,
  'paging.too-many-bytes': TOO_MUCH,
};

const CAUSES_BY_KIND: Readonly<Record<string, Bilingual>> = {
  fetch: SILENT,
  body: BROKEN,
  paging: INCOMPLETE,
  record: said('des fiches de la source ne se lisent pas', 'some records of the source cannot be read'),
  quota: TOO_MUCH,
  contract: said(
    'la source ne ressemble plus à ce qu’elle est d’habitude',
    'the source no longer looks as it usually does',
  ),
  removal: said('des fiches manquent dans la source', 'records are missing at the source'),
};

/** Returns why a source could not be read, as a clause. */
export const publicCause = (code: ProblemCode): Bilingual =>
  CAUSES[code] ?? CAUSES_BY_KIND[code.slice(0, code.indexOf('.'))] ?? OURS;

/** Returns the cause as a sentence. Remarks of severity `info` keep their own message, which contains no address. */
export const publicRemark = ({ code, severity, message }: Problem): Bilingual => {
  if (severity === 'info') return message;
  const { fr, en } = publicCause(code);
  return said(sentence(fr), sentence(en));
};

const sentence = (clause: string): string => `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`;

const LATER = said('Réessayez dans quelques minutes.', 'Try again in a few minutes.');
const SEARCH_LATER = said(
  'Réessayez dans quelques minutes; les pages des jeux de données répondent toujours.',
  'Try again in a few minutes; the pages of datasets still answer.',
);
const UNAVAILABLE = {
  message: said('Le service ne peut pas répondre en ce moment.', 'The service cannot answer at the moment.'),
  action: LATER,
};
const FAULTY = {
  message: said(
    'Cette page ne peut pas être montrée : c’est une erreur de notre part.',
    'This page cannot be shown: it is a fault of ours.',
  ),
  action: LATER,
};

const FOR_VISITORS: Partial<Record<ProblemCode, Partial<Pick<ProblemText, 'message' | 'action'>>>> = {
  'request.invalid': {
    action: said(
      'Corriger la demande; les paramètres permis sont décrits à /openapi.json.',
      'Correct the request; the parameters that are allowed are described at /openapi.json.',
    ),
  },
  'request.not-found': {
    action: said('Vérifier l’adresse, ou chercher dans le catalogue.', 'Check the address, or search the catalogue.'),
  },
  'request.method-not-allowed': { action: said('Employer GET ou HEAD.', 'Use GET or HEAD.') },
  'request.too-many': {
    action: said('Attendre les réponses avant d’en demander d’autres.', 'Wait for the answers before asking for more.'),
  },
  'request.forbidden': { action: said('Vérifier l’adresse.', 'Check the address.') },
  'search.unavailable': {
    message: said('La recherche ne répond pas pour le moment.', 'Search does not answer at the moment.'),
    action: SEARCH_LATER,
  },
  'search.not-indexed': {
    message: said('L’index de la recherche est en construction.', 'The search index is being built.'),
    action: SEARCH_LATER,
  },
  'store.unreadable': FAULTY,
  'run.unexpected-error': FAULTY,
};

/** Returns the problem with its texts replaced by those for visitors, where they must not see ours. */
export const forVisitors = <Shown extends ProblemText>(problem: Shown): Shown => {
  const known = FOR_VISITORS[problem.code];
  const isTheirs = problem.code.startsWith('request.') || problem.code === 'search.loading';
  return { ...problem, ...(known ?? (isTheirs ? {} : UNAVAILABLE)) };
};
