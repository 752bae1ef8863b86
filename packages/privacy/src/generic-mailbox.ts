import { normalized } from '@moisson/kernel';

/** Words in the names of office mailboxes, French and English, without accents. */
const WORDS = new Set(
  `abuse acces accessibilite accueil admin administration affaires aide aines amenagement animaux application applications aqueduc
  archives arts assistance attention bibliotheque bibliotheques biblio bureau candidature candidatures carrieres carto cartographie
  catalog catalogue centre citizen citizens citoyen citoyenne citoyennes citoyens client clientele clients collecte comm
  commentaires commentaire communautaire communication communications conseil conseils contact contacts contactus courriel
  courrier cour culture customer data dataset datasets depot desk developpement direction directions documents donnee donnees
  economique education eau email emploi emplois environnement environment equipe evaluation evenements faq feedback finance
  finances formation formulaire general generale geo geodata geomatics geomatique geospatial gestion gis gouvernance greffe
  greffier habitation health help helpdesk hydrometrie incendie info infogeo information informations informatique infos
  infrastructures ingenierie innovation inspection it jeux juridique juridiques library licence licences loisirs mail mairie
  media medias meteo mrc mobilite municipal municipale municipalite nature noreply nepasrepondre office open opendata ouvert
  ouverte ouvertes ouverts parcs patrimoine permis pilote pilotes planification plaintes police portail portal poste postmaster
  presse press privacy projet projets public publics publique publiques qualite quebec question questions reception
  recherche relations registraire registre renseignement renseignements requete requetes research reseau reseaux responsable
  ressources humaines sante secretariat securite security service services sig sit soutien sport sports stat statistique
  statistiques statistics stats support sustainable systeme systemes taxes taxation team tech technique techniques
  technologie technologies telecom ti tic tourisme transit transparence transport transports travaux urbain urbanisme
  vieprivee ville voirie web webmaster webmestre`.split(/\s/),
);
/** Words that may connect two of them, as in "service.a.la.clientele". */
const LINKS = new Set([
  'a',
  'and',
  'au',
  'aux',
  'd',
  'de',
  'des',
  'du',
  'en',
  'et',
  'for',
  'l',
  'la',
  'le',
  'les',
  'of',
  'the',
]);
/** Characters, with decomposed accents. A mailbox name has at most 64 characters (RFC 5321). */
const MAX_LENGTH = 100;
const MAX_WORD = 15;
const MAX_DIGITS = 4;

/**
 * Returns whether the part of an address before "@" names an office and not a person: its letters must be a sequence of
 * office words, with any separators ("donnees-ouvertes2"). With a name beside them it is a person's ("info.tremblay").
 * If in doubt, it is a person's.
 */
export const isGenericMailbox = (local: string): boolean => {
  if (local.length > MAX_LENGTH) return false;
  const folded = normalized(local, 'NFKD').replace(/\p{M}/gu, '').toLowerCase();
  if (!/^[a-z0-9._+-]+$/.test(folded)) return false;
  if (folded.replace(/[^0-9]/g, '').length > MAX_DIGITS) return false;
  const letters = folded.replace(/[^a-z]/g, '');
  return letters !== '' && isSequence(letters);
};

/** Returns whether the letters start and end with an office word, with connecting words only in between. */
const isSequence = (letters: string): boolean => {
  // Positions where a word ends, and positions where connecting words after a word end.
  const afterWord = new Set<number>();
  const afterLink = new Set<number>();
  for (let at = 0; at < letters.length; at += 1) {
    if (at > 0 && !afterWord.has(at) && !afterLink.has(at)) continue;
    for (let end = at + 1; end <= Math.min(letters.length, at + MAX_WORD); end += 1) {
      const word = letters.slice(at, end);
      if (WORDS.has(word)) afterWord.add(end);
      if (at > 0 && LINKS.has(word)) afterLink.add(end);
    }
  }
  return afterWord.has(letters.length);
};
