import { foldedWords } from '@moisson/vocabularies';

/** What a column of a list of datasets holds. The roles of a file differ from row to row of one dataset. */
export type Role = DatasetRole | FileRole;
const datasetNames = {
  id: 'identifiant|identifier|id|uuid|guid|identifiant unique|identifiant du jeu|identifiant du jeu de donnees|id du jeu|id du jeu de donnees|dataset id|dataset identifier',
  title:
    'titre|title|nom|name|intitule|titre du jeu|titre du jeu de donnees|nom du jeu|nom du jeu de donnees|jeu de donnees|nom du dataset|dataset|dataset title|dataset name',
  description:
    'description|resume|descriptif|abstract|summary|notes|description du jeu|description du jeu de donnees|dataset description',
  keyword: 'mots cles|mot cle|mots clefs|keywords|keyword|tags|tag|etiquettes',
  theme: 'theme|themes|thematique|thematiques|categorie|categories|category',
  license: 'licence|license|licences|licence d utilisation|conditions d utilisation',
  licenseUrl: 'url de la licence|lien de la licence|adresse de la licence|licence url|license url',
  modified:
    'date de mise a jour|date de la mise a jour|derniere mise a jour|date de derniere mise a jour|date de la derniere mise a jour|mis a jour|mis a jour le|mise a jour|date maj|maj|modified|date modified|last modified|last update|last updated|updated|date de modification|derniere modification|modifie le',
  issued:
    'date de creation|date de publication|date de diffusion|created|issued|published|date issued|date published|publie le|cree le',
  frequency:
    'frequence|frequence de mise a jour|frequence de la mise a jour|frequence maj|periodicite|frequency|update frequency|accrual periodicity',
  publisher:
    'organisme|organisation|organization|publisher|diffuseur|editeur|producteur|proprietaire|organisme responsable|organisme diffuseur|ministere',
  contactName: 'contact|responsable|personne ressource|contact name|nom du contact|point de contact|contact point',
  contactEmail: 'courriel|couriel|adresse courriel|courriel du contact|courriel de contact|email|e mail|contact email',
  spatial:
    'territoire|couverture territoriale|couverture geographique|couverture spatiale|etendue|etendue geographique|region|municipalite|spatial|spatial coverage|territory',
  temporal: 'periode|periode couverte|couverture temporelle|temporal|temporal coverage|period',
  language: 'langue|langues|language|languages',
  page: 'page|page web|fiche|landing page|site web|lien de la page|lien de la fiche|url de la fiche|url de la page|adresse de la page|page du jeu de donnees',
  access: 'niveau d acces|access level|acces',
} as const;
const fileNames = {
  url: 'url|uri|lien|liens|link|links|adresse|adresse web|adresse internet|hyperlien|href|lien web|lien http|url des donnees|lien des donnees|lien vers les donnees|access url|url d acces|lien d acces|adresse d acces|adresse url|lien url',
  download:
    'url de telechargement|lien de telechargement|adresse de telechargement|telechargement|telecharger|download|download url|download link|fichier|file|lien du fichier|url du fichier|adresse du fichier',
  format: 'format|formats|format du fichier|format des donnees|file format|type de fichier|extension',
  mediaType: 'media type|mime type|type mime',
  fileTitle:
    'ressource|nom de la ressource|titre de la ressource|nom du fichier|titre du fichier|resource|resource name|resource title|file name|distribution|titre de la distribution',
  fileDescription: 'description de la ressource|description du fichier|resource description|file description',
  size: 'taille|taille du fichier|poids|size|byte size|file size',
} as const;
export type DatasetRole = keyof typeof datasetNames;
export type FileRole = keyof typeof fileNames;

/** Roles whose texts may be given in two languages, as in the columns `titre_fr` and `Titre (anglais)`. */
const BY_LANGUAGE: ReadonlySet<Role> = new Set(['title', 'description', 'keyword']);
const LANGUAGES: ReadonlyMap<string, string> = new Map([
  ...['fr', 'fra', 'francais', 'french'].map((word): [string, string] => [word, 'fr']),
  ...['en', 'eng', 'anglais', 'english'].map((word): [string, string] => [word, 'en']),
]);

const joined = (words: string): string => words.replaceAll(' ', '');
const byName: ReadonlyMap<string, Role> = new Map(
  Object.entries({ ...datasetNames, ...fileNames }).flatMap(([role, names]) =>
    names.split('|').map((name): [string, Role] => [joined(name), role as Role]),
  ),
);

const fileRoles: ReadonlySet<string> = new Set(Object.keys(fileNames));
export const isFileRole = (role: Role): role is FileRole => fileRoles.has(role);

/** The role of a column, and the language if its name gives one. */
export interface ColumnRole {
  readonly role: Role;
  readonly language?: string;
}

/**
 * Returns the role of a column by its name, in French or English. Case, accents, punctuation, underscores and a remark
 * in brackets are ignored. Undefined for a name that is not known.
 */
export const columnRole = (name: string): ColumnRole | undefined => {
  const words = foldedWords(name);
  const known = byName.get(joined(words));
  if (known !== undefined) return { role: known };
  const last = words.slice(words.lastIndexOf(' ') + 1);
  const language = LANGUAGES.get(last);
  const role = byName.get(joined(words.slice(0, -last.length)));
  if (language !== undefined && role !== undefined && BY_LANGUAGE.has(role)) return { role, language };
  const bare = name.replace(/[([][^()[\]]*[)\]]/g, ' ');
  return bare === name ? undefined : columnRole(bare);
};
