import { said, type Bilingual, type Language } from '@moisson/kernel';

/** What a column of a list may be recognised as (the roles of the protocol `table`). */
const names: Readonly<Record<string, Bilingual>> = {
  id: said('identifiant', 'identifier'),
  title: said('titre', 'title'),
  description: said('description', 'description'),
  keyword: said('mots-clés', 'keywords'),
  theme: said('thème', 'theme'),
  license: said('licence', 'licence'),
  licenseUrl: said('adresse de la licence', 'address of the licence'),
  modified: said('date de mise à jour', 'date of the last update'),
  issued: said('date de publication', 'date of publication'),
  frequency: said('fréquence', 'frequency'),
  publisher: said('organisme', 'organization'),
  contactName: said('contact', 'contact'),
  contactEmail: said('courriel du contact', 'e-mail of the contact'),
  spatial: said('territoire', 'territory'),
  temporal: said('période', 'period'),
  language: said('langue', 'language'),
  page: said('page du jeu', 'page of the dataset'),
  access: said('niveau d’accès', 'access level'),
  url: said('adresse du fichier', 'address of the file'),
  download: said('adresse de téléchargement', 'download address'),
  format: said('format du fichier', 'format of the file'),
  mediaType: said('type de média', 'media type'),
  fileTitle: said('titre du fichier', 'title of the file'),
  fileDescription: said('description du fichier', 'description of the file'),
  size: said('taille du fichier', 'size of the file'),
};

/** Returns what a column is, with the language of its texts if its name gives one. */
export const columnName = (role: string, ofTexts: string | undefined, language: Language): string =>
  `${names[role]?.[language] ?? role}${ofTexts === undefined ? '' : ` (${ofTexts})`}`;
