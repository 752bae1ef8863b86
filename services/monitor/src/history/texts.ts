import { said, type Bilingual } from '@moisson/kernel';
import { translatorOf } from '@moisson/ui';

/** The texts of the past of feeds. */
export const historyTexts = {
  past: said('90 derniers jours', 'Last 90 days'),
  noData: said('aucune donnée', 'no data'),
  available: said('à jour pendant {share} du temps surveillé', 'fresh during {share} of the watched time'),
  spells: said('Ce qui est arrivé', 'What happened'),
  until: said('Jusqu’au', 'Until'),
  lasts: said('dure encore', 'goes on'),
  noSpells: said(
    'Rien n’a encore été observé : le service de surveillance regarde chaque minute.',
    'Nothing was observed yet: the monitoring service looks every minute.',
  ),
  badge: said('Pastille pour votre site', 'Badge for your site'),
  badgeHelp: said(
    'Affichez l’état de ce flux sur la page de vos données ouvertes.',
    'Show the state of this feed on the page of your open data.',
  ),
  api: said('Les mêmes données en JSON', 'The same data as JSON'),
  csv: said('Les sommes de chaque jour, pour un tableur (CSV)', 'The sums of each day, for a spreadsheet (CSV)'),
} as const satisfies Record<string, Bilingual>;

export const translate = translatorOf(historyTexts);
