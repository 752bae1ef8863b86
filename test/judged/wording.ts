import type { Publisher } from './publishers.ts';

export type Random = () => number;

/** One of these. */
export const pick = <T>(random: Random, all: readonly T[]): T => all[Math.floor(random() * all.length)]!;

/** Each of these with this chance, in their order. */
export const some = <T>(random: Random, all: readonly T[], chance: number): readonly T[] =>
  all.filter(() => random() < chance);

/** A text of a topic as this publisher writes it. */
export const filled = (text: string, { of, at, where, who }: Publisher): string =>
  text.replaceAll('{de}', of).replaceAll('{a}', at).replaceAll('{lieu}', where).replaceAll('{qui}', who);

/** A title without accents and signs, its words joined: as files and addresses have it. */
export const joined = (title: string, by: '-' | '_'): string =>
  title
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('Œ', 'Oe')
    .replaceAll('œ', 'oe')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
    .join(by);

/** The title with two letters of its longest word exchanged. */
export const misspelt = (title: string): string => {
  const longest = title.split(/[^\p{L}]+/u).reduce((a, b) => (b.length > a.length ? b : a), '');
  if (longest.length < 6) return title;
  const at = Math.floor(longest.length / 2);
  const wrong = longest.slice(0, at) + longest[at + 1]! + longest[at]! + longest.slice(at + 2);
  return title.replace(longest, wrong);
};

/** Sentences that say nothing of the subject, as descriptions are full of. */
export const commonSentences: readonly string[] = [
  'Ces données sont mises à jour chaque année par {qui}.',
  'Les données sont fournies telles quelles, à titre indicatif, et n’ont aucune valeur légale.',
  'Le fichier est encodé en UTF-8.',
  'Coordonnées en NAD83, projection MTM zone 8.',
  'Consulter le dictionnaire de données pour la signification des champs.',
  'Pour toute question, écrire à l’équipe des données ouvertes.',
  'Extraction automatique du système de gestion de {qui}.',
  'Les adresses ont été validées ; certaines peuvent être approximatives.',
  'Une carte interactive est disponible sur le site Web.',
  'Mise à jour hebdomadaire, de nuit.',
  'Ce jeu remplace une version publiée auparavant.',
];

export const commonSentencesInEnglish: readonly string[] = [
  'Updated every year.',
  'See the data dictionary for the meaning of the fields.',
  'Provided as is, for information only.',
];

/** Keywords that say nothing of the subject. */
export const commonKeywords: readonly string[] = [
  'données ouvertes',
  'géomatique',
  'territoire',
  'statistiques',
  'ville',
];

/** Boroughs and sectors, by place: many datasets are of one alone. */
export const boroughs: Readonly<Record<string, readonly string[]>> = {
  montreal: ['Verdun', 'Le Plateau-Mont-Royal', 'Ville-Marie', 'Lachine', 'Saint-Laurent', 'Rosemont–La Petite-Patrie'],
  quebec: ['Beauport', 'La Cité-Limoilou', 'Charlesbourg', 'Sainte-Foy–Sillery–Cap-Rouge'],
  laval: ['Chomedey', 'Vimont', 'Sainte-Rose'],
  gatineau: ['Hull', 'Aylmer', 'Buckingham'],
  longueuil: ['Saint-Hubert', 'Greenfield Park', 'Vieux-Longueuil'],
  sherbrooke: ['Fleurimont', 'Lennoxville', 'Brompton'],
};
