import type { Alert, AlertKind, AlertSeverity } from '@moisson/contracts';
import { fillBoth, said, type Bilingual } from '@moisson/kernel';

/** What each kind of alert says: what happened, what is normal, and what to do. docs/alerts.md has a part for each. */
interface KindTexts {
  /** `{who}`: the feed, or how many on which host. */
  readonly title: Bilingual;
  readonly normal: Bilingual;
  readonly todo: Bilingual;
}

const kind = (title: Bilingual, normal: Bilingual, todo: Bilingual): KindTexts => ({ title, normal, todo });
const SEE = said('Ouvrez la page de la source : elle dit pourquoi.', 'Open the page of the source: it says why.');
const READ = said(
  'Chaque source est lue au complet à chaque échéance de son horaire.',
  'Each source is read in full whenever its schedule comes due.',
);

export const alertKinds: Readonly<Record<AlertKind, KindTexts>> = {
  failing: kind(said('Lectures en échec : {who}', 'Runs fail: {who}'), READ, SEE),
  stale: kind(said('Données périmées : {who}', 'Stale data: {who}'), READ, SEE),
  quarantined: kind(
    said('En quarantaine : {who}', 'In quarantine: {who}'),
    READ,
    said(
      'La source n’est plus essayée qu’une fois par jour. Corrigez son adresse, ou levez la quarantaine : « moisson source release ».',
      'The source is tried only once a day now. Correct its address, or end the quarantine: “moisson source release”.',
    ),
  ),
  held: kind(
    said('Une décision attend : {who}', 'A decision is needed: {who}'),
    said('Une lecture ressemble à celles d’avant.', 'A run looks like those before.'),
    said('Approuvez ou refusez ce qui est retenu, dans la console.', 'Approve or refuse what is held, on the console.'),
  ),
  frozen: kind(
    said('Contenu figé : {who}', 'Frozen content: {who}'),
    said(
      'Le contenu change au rythme que ses lectures ont montré.',
      'The content changes as often as its runs have shown.',
    ),
    said(
      'Demandez à l’éditeur si ses données sont encore tenues à jour.',
      'Ask the publisher whether the data is still kept up to date.',
    ),
  ),
  slow: kind(
    said('Lectures de plus en plus longues : {who}', 'Runs take ever longer: {who}'),
    said('Une lecture dure à peu près ce qu’elle durait.', 'A run takes about as long as it used to.'),
    said(
      'Comparez ses lectures : s’il y a plus de fiches, espacez son horaire; sinon, son serveur est lent, et ses gens doivent le savoir.',
      'Compare its runs: with more records, give it a wider schedule; else its server is slow, and its people should know.',
    ),
  ),
  certificate: kind(
    said('Certificat à renouveler : {who}', 'Certificate to renew: {who}'),
    said(
      'Le certificat d’un serveur est renouvelé des semaines avant son terme.',
      'The certificate of a server is renewed weeks before it ends.',
    ),
    said(
      'Prévenez les gens de la source : après cette date, elle ne sera plus lue.',
      'Tell the people of the source: after that date it will not be read any more.',
    ),
  ),
  objective: kind(
    said('Objectif de fraîcheur en danger : {who}', 'Freshness objective at risk: {who}'),
    said(
      'Le flux est à jour la part du temps que son objectif demande.',
      'The feed is fresh for the share of time that its objective asks for.',
    ),
    said(
      'Regardez ce qui l’a interrompu ces derniers jours, sur la page d’état.',
      'See what has interrupted it in the last days, on the status page.',
    ),
  ),
  many: kind(
    said('Trop de troubles à la fois : {who}', 'Too many troubles at once: {who}'),
    READ,
    said(
      'Vérifiez d’abord notre propre réseau et nos noms de domaine (DNS), puis la page d’état.',
      'Check our own network and name servers (DNS) first, then the status page.',
    ),
  ),
  reading: kind(
    said('Plus aucune source n’est lue', 'No source is read any more'),
    said('Une source due est lue en quelques minutes.', 'A source that is due is read within minutes.'),
    said(
      'Regardez /readyz et le journal du moissonneur; redémarrez-le.',
      'Look at /readyz and the log of the harvester; start it again.',
    ),
  ),
  'dead-letters': kind(
    said('Des événements n’ont pas pu être utilisés', 'Events could not be used'),
    said('Il n’y a aucune lettre morte.', 'There are no dead letters.'),
    said(
      '« moisson dead-letter list » dit lesquels, et pourquoi; rejouez-les ou écartez-les.',
      '“moisson dead-letter list” says which, and why; replay or discard them.',
    ),
  ),
  lag: kind(
    said('L’indexeur est en retard', 'The indexer is behind'),
    said('Un événement est au catalogue en quelques secondes.', 'An event is in the catalogue within seconds.'),
    said(
      'Un premier chargement le fait un temps; sinon, regardez la base de données et le journal de l’indexeur.',
      'A first load does that for a while; else look at the database and the log of the indexer.',
    ),
  ),
  disk: kind(
    said('Un fichier ou un disque est presque plein', 'A file or a disk is nearly full'),
    said(
      'Chaque fichier tient sous les quatre cinquièmes de sa limite.',
      'Each file stays below four fifths of its limit.',
    ),
    said(
      '« moisson doctor » dit lequel : faites de la place, ou relevez sa limite.',
      '“moisson doctor” says which: make room, or raise its limit.',
    ),
  ),
  clock: kind(
    said('Une horloge est fausse', 'A clock is wrong'),
    said(
      'Les horloges de nos machines diffèrent de moins d’une seconde.',
      'The clocks of our machines differ by less than a second.',
    ),
    said(
      'Remettez NTP en marche sur cette machine et sur celle de la base de données.',
      'Start NTP again on this machine and on that of the database.',
    ),
  ),
  credentials: kind(
    said('Un certificat client se termine bientôt', 'A client certificate ends soon'),
    said(
      'Le certificat que nous montrons à une source est remplacé des semaines avant son terme.',
      'The certificate that we show to a source is replaced weeks before it ends.',
    ),
    said(
      'Demandez-en un autre à la source, puis donnez-le : « moisson source credentials set ID --client-cert F --client-key F ».',
      'Ask the source for another one, then give it: “moisson source credentials set ID --client-cert F --client-key F”.',
    ),
  ),
  test: kind(
    said('Essai : rien n’est en panne', 'Test: nothing is wrong'),
    said('Personne n’essaie les alertes.', 'Nobody tests the alerts.'),
    said(
      'Rien : ce message prouve que les alertes vous parviennent.',
      'Nothing: this message proves that alerts reach you.',
    ),
  ),
  keys: kind(
    said('Une clé d’API expire bientôt', 'An API key expires soon'),
    said('Une clé est remplacée une semaine avant son terme.', 'A key is replaced a week before it ends.'),
    said(
      'Faites-en une nouvelle (« moisson key add »), puis révoquez l’ancienne.',
      'Make a new one (“moisson key add”), then revoke the old one.',
    ),
  ),
};

export const alertSeverities: Readonly<Record<AlertSeverity, Bilingual>> = {
  warning: said('à surveiller', 'warning'),
  critical: said('critique', 'critical'),
};

const FEEDS = said('{feeds|flux|flux}', '{feeds|feed|feeds}');
const ON = said('{count} sur {host}', '{count} on {host}');

/** Returns who is concerned: the feed alone, or how many on which host. */
const whoOf = ({ sources, feeds, mostFeeds, host }: Alert): Bilingual => {
  const most = Math.max(feeds, mostFeeds);
  const [only] = sources;
  if (only !== undefined && most === 1) return said(only, only);
  const count = fillBoth(FEEDS, { feeds: most });
  if (host === undefined) return count;
  return said(
    ON.fr.replace('{count}', () => count.fr).replace('{host}', () => host),
    ON.en.replace('{count}', () => count.en).replace('{host}', () => host),
  );
};

/** Returns what happened and to whom, on one line. */
export const alertTitle = (alert: Alert): Bilingual => {
  const { title } = alertKinds[alert.kind];
  const who = whoOf(alert);
  return said(
    title.fr.replace('{who}', () => who.fr),
    title.en.replace('{who}', () => who.en),
  );
};
