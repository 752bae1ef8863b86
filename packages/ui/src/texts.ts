import { type RemovalReason } from '@moisson/contracts';
import { counted, formOf, type Bilingual, type Forms, type Language } from '@moisson/kernel';

const text = (fr: string, en: string): Bilingual => ({ fr, en });

/** All words of our pages. */
export const texts = {
  navigation: text('Navigation', 'Navigation'),
  skip: text('Aller au contenu', 'Skip to content'),
  tagline: text('Les données ouvertes du Québec, réunies', 'Québec’s open data, in one place'),
  intro: text(
    'Moisson lit les catalogues des villes et des organismes publics, les réunit sans doublon et dit d’où vient chaque information.',
    'Moisson reads the catalogues of cities and public bodies, merges them without duplicates and tells where each piece of information comes from.',
  ),
  home: text('Accueil', 'Home'),
  datasets: text('Jeux de données', 'Datasets'),
  organizations: text('Organisations', 'Organizations'),
  sources: text('Sources', 'Sources'),
  status: text('État des flux', 'Feed status'),
  runs: text('Lectures', 'Runs'),
  holds: text('Retraits retenus', 'Held removals'),
  search: text('Rechercher', 'Search'),
  searchLabel: text('Rechercher un jeu de données', 'Search for a dataset'),
  searchHint: text('Exemples : vélo, arbres, qualité de l’eau', 'Examples: bicycle, trees, water quality'),
  results: text('Résultats', 'Results'),
  noResults: text('Aucun jeu ne correspond.', 'No dataset matches.'),
  noResultsHint: text('Essayez moins de mots, ou retirez un filtre.', 'Try fewer words, or remove a filter.'),
  emptyCatalogue: text(
    'Le catalogue est encore vide : la première lecture des sources est en cours.',
    'The catalogue is still empty: the sources are being read for the first time.',
  ),
  organization: text('Organisation', 'Organization'),
  theme: text('Thème', 'Theme'),
  format: text('Format', 'Format'),
  license: text('Licence', 'Licence'),
  source: text('Source', 'Source'),
  presence: text('Présence à la source', 'Presence at the source'),
  absentOnly: text('Absents de leur source', 'No longer shown by their source'),
  presentOnly: text('Présents à leur source', 'Shown by their source'),
  remove: text('Retirer le filtre', 'Remove filter'),
  filters: text('Filtres', 'Filters'),
  next: text('Page suivante', 'Next page'),
  first: text('Première page', 'First page'),
  recent: text('Changements récents', 'Recent changes'),
  browseThemes: text('Parcourir par thème', 'Browse by theme'),
  description: text('Description', 'Description'),
  files: text('Fichiers et services', 'Files and services'),
  noFiles: text('La source ne donne aucun fichier.', 'The source gives no file.'),
  download: text('Télécharger', 'Download'),
  open: text('Consulter', 'Open'),
  about: text('À propos de ce jeu', 'About this dataset'),
  field: text('Champ', 'Field'),
  value: text('Valeur', 'Value'),
  cameFrom: text('Provient de', 'Comes from'),
  title: text('Titre', 'Title'),
  keyword: text('Mots clés', 'Keywords'),
  accrualPeriodicity: text('Fréquence déclarée', 'Declared frequency'),
  issued: text('Publié, selon la source', 'Issued, says the source'),
  modified: text('Modifié, selon la source', 'Modified, says the source'),
  spatial: text('Territoire', 'Spatial coverage'),
  temporal: text('Période', 'Temporal coverage'),
  landingPage: text('Page d’origine', 'Original page'),
  language: text('Langue', 'Language'),
  accessLevel: text('Accès aux données', 'Access to the data'),
  contactPoint: text('Contact', 'Contact'),
  identifier: text('Identifiants', 'Identifiers'),
  distribution: text('Fichiers', 'Files'),
  changedAt: text('Changement vu le', 'Change seen on'),
  absentTitle: text('La source ne présente plus ce jeu de données.', 'The source does not show this dataset any more.'),
  absentSince: text('Absent depuis le', 'Absent since'),
  absentMeaning: text(
    'Il reste ici le temps de savoir si l’absence est voulue : la description ci-dessous est la dernière connue, et les fichiers peuvent ne plus s’ouvrir.',
    'It stays here until it is known whether the absence is intended: the description below is the last one known, and the files may no longer open.',
  ),
  removedTitle: text('Ce jeu de données a été retiré du catalogue.', 'This dataset was removed from the catalogue.'),
  removedOn: text('Retiré le', 'Removed on'),
  removedWhy: text('Pourquoi', 'Why'),
  removedUnknown: text('La raison n’a pas été notée.', 'The reason was not noted.'),
  removedFrom: text('Source', 'Source'),
  moreOf: text('Autres jeux de données de cette organisation', 'Other datasets of this organization'),
  changeSeen: text('Changement vu le', 'Change seen on'),
  modifiedSays: text('Modifié, selon la source, le', 'Modified, says the source, on'),
  firstSeenAt: text('Vu la première fois le', 'First seen on'),
  records: text('Fiches d’origine', 'Source records'),
  rawRecord: text('Fiche telle que la source la donne', 'The record as the source tells it'),
  freshness: text('Fraîcheur de la source', 'Freshness of the source'),
  findings: text('Remarques sur la qualité', 'Quality remarks'),
  noFindings: text('Aucune remarque.', 'No remarks.'),
  tooLargeToShow: text('La fiche est trop grande pour cette page.', 'The record is too large for this page.'),
  masked: text('Les adresses de courriel de personnes sont masquées.', 'E-mail addresses of persons are masked.'),
  lastComplete: text('Dernière lecture complète', 'Last complete run'),
  nextTry: text('Prochaine lecture', 'Next run'),
  since: text('Depuis', 'Since'),
  sinceThe: text('Depuis le', 'Since'),
  state: text('État', 'State'),
  reason: text('Raison', 'Reason'),
  whatToDo: text('Que faire', 'What to do'),
  name: text('Nom', 'Name'),
  count: text('Jeux', 'Datasets'),
  protocol: text('Protocole', 'Protocol'),
  endpoint: text('Adresse', 'Endpoint'),
  schedule: text('Horaire (cron, UTC)', 'Schedule (cron, UTC)'),
  run: text('Lecture', 'Run'),
  unknowns: text('À vérifier', 'To be verified'),
  never: text('jamais', 'never'),
  none: text('aucun', 'none'),
  size: text('Taille', 'Size'),
  outcome: text('Issue', 'Outcome'),
  started: text('Début', 'Started'),
  seen: text('Vues', 'Seen'),
  created: text('Créées', 'Created'),
  updated: text('Modifiées', 'Updated'),
  unchanged: text('Inchangées', 'Unchanged'),
  removed: text('Retirées', 'Removed'),
  held: text('Retenues', 'Held'),
  rejected: text('Rejetées', 'Rejected'),
  problems: text('Problèmes', 'Problems'),
  noRuns: text('Aucune lecture pour l’instant.', 'No runs yet.'),
  noSources: text('Aucune source n’est encore inscrite.', 'No source is registered yet.'),
  addSource: text('Ajoutez-en une : moisson source add …', 'Add one: moisson source add …'),
  noHolds: text('Aucun retrait n’attend de décision.', 'No removal waits for a decision.'),
  approve: text('Approuver le retrait', 'Approve the removal'),
  refuse: text('Refuser le retrait', 'Refuse the removal'),
  examples: text('Exemples', 'Examples'),
  runNow: text('Lire maintenant', 'Run now'),
  pause: text('Mettre en pause', 'Pause'),
  resume: text('Reprendre', 'Resume'),
  operator: text('Console d’exploitation', 'Operator console'),
  monitor: text('État des flux de données', 'Status of the data feeds'),
  actions: text('Actions', 'Actions'),
  decided: text('Décision enregistrée.', 'Decision recorded.'),
  queued: text('Lecture demandée.', 'Run requested.'),
  allWell: text('Tous les flux sont à jour.', 'All feeds are up to date.'),
  asOf: text('État au', 'As of'),
  statesMean: text('Ce que disent les états', 'What the states mean'),
  backToSearch: text('Retour à la recherche', 'Back to search'),
  error: text('Un problème est survenu', 'Something went wrong'),
  otherLanguage: text('English', 'Français'),
  holdReason: text('Pourquoi', 'Why'),
  holdHelp: text(
    'Approuver : ces fiches quittent le catalogue dès la prochaine lecture. Refuser : elles y restent jusqu’à ce que la source les montre de nouveau.',
    'Approve: these records leave the catalogue at the next run. Refuse: they stay until the source shows them again.',
  ),
  of: text('sur', 'of'),
  quotaExceeded: text('Quota dépassé', 'Quota exceeded'),
  allowUpTo: text('Permettre jusqu’à', 'Allow up to'),
  allSources: text('Toutes les sources', 'All sources'),
  unofficialFields: text('Autres champs de la source', 'Other fields of the source'),
} as const satisfies Record<string, Bilingual>;

export const feedStates: Readonly<Record<string, Bilingual>> = {
  fresh: text('à jour', 'fresh'),
  late: text('en retard', 'late'),
  stale: text('périmé', 'stale'),
  failing: text('en échec', 'failing'),
  held: text('retenu', 'held'),
  paused: text('en pause', 'paused'),
  'never-read': text('jamais lu', 'never read'),
};

/** What a state of a feed means to those who use its datasets. */
export const feedMeanings: Readonly<Record<string, Bilingual>> = {
  fresh: text(
    'La source a été lue au complet à temps : ses jeux de données sont tels qu’elle les donne.',
    'The source was read in full on time: its datasets are as it gives them.',
  ),
  late: text(
    'La lecture prévue n’a pas encore réussi : des changements récents peuvent manquer.',
    'The scheduled run has not succeeded yet: recent changes may be missing.',
  ),
  stale: text(
    'La source n’a pas été lue au complet depuis longtemps : ses jeux de données peuvent avoir changé.',
    'The source was not read in full for long: its datasets may have changed.',
  ),
  failing: text(
    'Les lectures échouent l’une après l’autre : ce qui est montré est le dernier état connu.',
    'One run after the other fails: what is shown is the last known state.',
  ),
  held: text(
    'Des jeux de données ne sont plus dans la source; une personne décide s’ils quittent le catalogue.',
    'Some datasets are no longer at the source; a person decides whether they leave the catalogue.',
  ),
  paused: text('La source n’est pas lue en ce moment.', 'The source is not read at the moment.'),
  'never-read': text('La source n’a pas encore été lue.', 'The source has not been read yet.'),
};

/** Why a dataset left the catalogue. */
export const removalReasons: Readonly<Record<RemovalReason, Bilingual>> = {
  absent: text(
    'La source ne le présente plus : il manquait à ses dernières listes complètes.',
    'The source does not show it any more: it was missing from its last complete lists.',
  ),
  renamed: text(
    'Son identifiant a changé dans la source, et ce qui le remplaçait n’y est plus.',
    'Its identifier at the source changed, and what replaced it is no longer there.',
  ),
  'source-retired': text(
    'La source dont il venait n’est plus lue par ce catalogue.',
    'The source that it came from is no longer read by this catalogue.',
  ),
};

export const outcomes: Readonly<Record<string, Bilingual>> = {
  succeeded: text('réussie', 'succeeded'),
  partial: text('partielle', 'partial'),
  failed: text('échouée', 'failed'),
  held: text('retenue', 'held'),
};

/** The twelve groups of Données Québec. */
export const themeNames: Readonly<Record<string, Bilingual>> = {
  'agriculture-alimentation': text('Agriculture et alimentation', 'Agriculture and food'),
  'economie-entreprises': text('Économie et entreprises', 'Economy and business'),
  'education-recherche': text('Éducation et recherche', 'Education and research'),
  'environnement-ressources-naturelles-energie': text(
    'Environnement, ressources naturelles et énergie',
    'Environment, natural resources and energy',
  ),
  'gouvernement-finances': text('Gouvernement et finances', 'Government and finances'),
  infrastructures: text('Infrastructures', 'Infrastructure'),
  'loi-justice-securite-publique': text('Loi, justice et sécurité publique', 'Law, justice and public safety'),
  'politiques-sociales': text('Politiques sociales', 'Social policies'),
  sante: text('Santé', 'Health'),
  'societe-culture': text('Société et culture', 'Society and culture'),
  'tourisme-sports-loisirs': text('Tourisme, sports et loisirs', 'Tourism, sports and recreation'),
  transport: text('Transport', 'Transport'),
};

const noun = (fr: readonly [string, string], en: readonly [string, string]): Readonly<Record<Language, Forms>> => ({
  fr: { one: fr[0], other: fr[1] },
  en: { one: en[0], other: en[1] },
});

/** What is counted on our pages, with what agrees with it. */
const nouns = {
  results: noun(['résultat', 'résultats'], ['result', 'results']),
  datasets: noun(['jeu de données', 'jeux de données'], ['dataset', 'datasets']),
  organizations: noun(['organisation', 'organisations'], ['organization', 'organizations']),
  sources: noun(['source', 'sources'], ['source', 'sources']),
  needAttention: noun(
    ['flux demande de l’attention', 'flux demandent de l’attention'],
    ['feed needs attention', 'feeds need attention'],
  ),
  recordsMissing: noun(['fiche manquante', 'fiches manquantes'], ['record missing', 'records missing']),
  records: noun(['fiche', 'fiches'], ['record', 'records']),
  bytes: noun(['octet', 'octets'], ['byte', 'bytes']),
} as const;

export type NounName = keyof typeof nouns;

/** A count with its noun, as `counted` writes it; the noun alone in the form that goes with the count. */
export const counter =
  (language: Language) =>
  (count: number, name: NounName): string =>
    counted(count, nouns[name][language], language);
export const nounFor = (count: number, name: NounName, language: Language): string =>
  formOf(count, nouns[name][language], language);

export type TextName = keyof typeof texts;
export type Translate = (name: TextName) => string;
export const translator =
  (language: Language): Translate =>
  (name) =>
    texts[name][language];

/** The EU frequency table, by the last part of its URIs (publications.europa.eu/resource/authority/frequency). */
export const frequencyNames: Readonly<Record<string, Bilingual>> = {
  IRREG: text('irrégulière', 'irregular'),
  UPDATE_CONT: text('en continu', 'continuous'),
  HOURLY: text('horaire', 'hourly'),
  DAILY: text('quotidienne', 'daily'),
  WEEKLY: text('hebdomadaire', 'weekly'),
  BIWEEKLY: text('aux deux semaines', 'every two weeks'),
  MONTHLY: text('mensuelle', 'monthly'),
  BIMONTHLY: text('aux deux mois', 'every two months'),
  QUARTERLY: text('trimestrielle', 'quarterly'),
  ANNUAL_2: text('semestrielle', 'twice a year'),
  ANNUAL: text('annuelle', 'annual'),
  '1MIN': text('à chaque minute', 'every minute'),
  '5MIN': text('aux 5 minutes', 'every 5 minutes'),
  '10MIN': text('aux 10 minutes', 'every 10 minutes'),
  '15MIN': text('aux 15 minutes', 'every 15 minutes'),
  '30MIN': text('aux 30 minutes', 'every 30 minutes'),
  BIHOURLY: text('aux deux heures', 'every two hours'),
  TRIHOURLY: text('aux trois heures', 'every three hours'),
  '12HRS': text('aux 12 heures', 'every 12 hours'),
  DAILY_2: text('deux fois par jour', 'twice a day'),
  WEEKLY_2: text('deux fois par semaine', 'twice a week'),
  WEEKLY_3: text('trois fois par semaine', 'three times a week'),
  MONTHLY_2: text('deux fois par mois', 'twice a month'),
  MONTHLY_3: text('trois fois par mois', 'three times a month'),
  ANNUAL_3: text('trois fois par an', 'three times a year'),
  BIENNIAL: text('aux deux ans', 'every two years'),
  TRIENNIAL: text('aux trois ans', 'every three years'),
  QUADRENNIAL: text('aux quatre ans', 'every four years'),
  QUINQUENNIAL: text('aux cinq ans', 'every five years'),
  DECENNIAL: text('aux dix ans', 'every ten years'),
  BIDECENNIAL: text('aux vingt ans', 'every twenty years'),
  TRIDECENNIAL: text('aux trente ans', 'every thirty years'),
  OTHER: text('autre', 'other'),
  AS_NEEDED: text('au besoin', 'as needed'),
  NOT_PLANNED: text('aucune mise à jour prévue', 'no update planned'),
  NEVER: text('archivé, plus de mise à jour', 'archived, no more updates'),
  UNKNOWN: text('inconnue', 'unknown'),
};

/** Who may see the data, in DCAT-US's words. */
export const accessNames: Readonly<Record<string, Bilingual>> = {
  public: text('public', 'public'),
  'restricted public': text('restreint : sous conditions', 'restricted: under conditions'),
  'non-public': text('non public', 'not public'),
};

/** Données Québec's territories (`ext_spatial`, aide-mémoire of 2019 and later additions). */
export const placeNames: Readonly<Record<string, Bilingual>> = {
  'province-quebec': text('Province de Québec', 'Province of Québec'),
  'cm-montreal': text('Communauté métropolitaine de Montréal', 'Montréal metropolitan community'),
  autre: text('Autre territoire', 'Another territory'),
  ...Object.fromEntries(
    [
      ['blainville', 'Blainville'],
      ['gatineau', 'Gatineau'],
      ['laval', 'Laval'],
      ['longueuil', 'Longueuil'],
      ['montreal', 'Montréal'],
      ['quebec', 'Québec'],
      ['repentigny', 'Repentigny'],
      ['rimouski', 'Rimouski'],
      ['rouyn', 'Rouyn-Noranda'],
      ['rouyn-noranda', 'Rouyn-Noranda'],
      ['saint-felicien', 'Saint-Félicien'],
      ['saint-jean-sur-richelieu', 'Saint-Jean-sur-Richelieu'],
      ['shawinigan', 'Shawinigan'],
      ['sherbrooke', 'Sherbrooke'],
    ].map(([code, name]) => [`ville-${code}`, text(name!, name!)]),
  ),
};
