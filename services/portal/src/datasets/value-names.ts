import { said, type Bilingual } from '@moisson/kernel';

/** The EU frequency table, by the last part of its URIs (publications.europa.eu/resource/authority/frequency). */
export const frequencyNames: Readonly<Record<string, Bilingual>> = {
  IRREG: said('irrégulière', 'irregular'),
  UPDATE_CONT: said('en continu', 'continuous'),
  HOURLY: said('horaire', 'hourly'),
  DAILY: said('quotidienne', 'daily'),
  WEEKLY: said('hebdomadaire', 'weekly'),
  BIWEEKLY: said('aux deux semaines', 'every two weeks'),
  MONTHLY: said('mensuelle', 'monthly'),
  BIMONTHLY: said('aux deux mois', 'every two months'),
  QUARTERLY: said('trimestrielle', 'quarterly'),
  ANNUAL_2: said('semestrielle', 'twice a year'),
  ANNUAL: said('annuelle', 'annual'),
  '1MIN': said('à chaque minute', 'every minute'),
  '5MIN': said('aux 5 minutes', 'every 5 minutes'),
  '10MIN': said('aux 10 minutes', 'every 10 minutes'),
  '15MIN': said('aux 15 minutes', 'every 15 minutes'),
  '30MIN': said('aux 30 minutes', 'every 30 minutes'),
  BIHOURLY: said('aux deux heures', 'every two hours'),
  TRIHOURLY: said('aux trois heures', 'every three hours'),
  '12HRS': said('aux 12 heures', 'every 12 hours'),
  DAILY_2: said('deux fois par jour', 'twice a day'),
  WEEKLY_2: said('deux fois par semaine', 'twice a week'),
  WEEKLY_3: said('trois fois par semaine', 'three times a week'),
  MONTHLY_2: said('deux fois par mois', 'twice a month'),
  MONTHLY_3: said('trois fois par mois', 'three times a month'),
  ANNUAL_3: said('trois fois par an', 'three times a year'),
  BIENNIAL: said('aux deux ans', 'every two years'),
  TRIENNIAL: said('aux trois ans', 'every three years'),
  QUADRENNIAL: said('aux quatre ans', 'every four years'),
  QUINQUENNIAL: said('aux cinq ans', 'every five years'),
  DECENNIAL: said('aux dix ans', 'every ten years'),
  BIDECENNIAL: said('aux vingt ans', 'every twenty years'),
  TRIDECENNIAL: said('aux trente ans', 'every thirty years'),
  OTHER: said('autre', 'other'),
  AS_NEEDED: said('au besoin', 'as needed'),
  NOT_PLANNED: said('aucune mise à jour prévue', 'no update planned'),
  NEVER: said('archivé, plus de mise à jour', 'archived, no more updates'),
  UNKNOWN: said('inconnue', 'unknown'),
};

/** Who may access the data, in the terms of DCAT-US. */
export const accessNames: Readonly<Record<string, Bilingual>> = {
  public: said('public', 'public'),
  'restricted public': said('restreint : sous conditions', 'restricted: under conditions'),
  'non-public': said('non public', 'not public'),
};

/** Données Québec's territories (`ext_spatial`, aide-mémoire of 2019 and later additions). */
export const placeNames: Readonly<Record<string, Bilingual>> = {
  'province-quebec': said('Province de Québec', 'Province of Québec'),
  'cm-montreal': said('Communauté métropolitaine de Montréal', 'Montréal metropolitan community'),
  autre: said('Autre territoire', 'Another territory'),
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
    ].map(([code, name]) => [`ville-${code}`, said(name!, name!)]),
  ),
};
