import { said } from '@moisson/kernel';
import { translatorOf } from '@moisson/ui';
import { operatorTexts } from '../texts.ts';

/** Translates the texts of the page of links. */
export const translate = translatorOf({
  ...operatorTexts,
  lead: said(
    'Les adresses de fichiers et de pages que donnent les jeux de données, et ce qu’en disent les vérifications.',
    'The addresses of files and pages that datasets give, and what their checks say.',
  ),
  none: said('Aucune adresse ne répond à ce filtre.', 'No address passes this filter.'),
  fewer: said('Aucune parmi celles-ci; la suite en a peut-être.', 'None among these; the next ones may have some.'),
  noHosts: said(
    'Rien n’est encore vérifié. Dans la forme embarquée, il faut MOISSON_CHECKER=true; dans l’autre, le service « checker ».',
    'Nothing is checked yet. The embedded form needs MOISSON_CHECKER=true, the other one the service "checker".',
  ),
  source: said('Source', 'Source'),
  host: said('Serveur', 'Host'),
  state: said('État', 'State'),
  all: said('tous', 'all'),
  filter: said('Filtrer', 'Filter'),
  address: said('Adresse', 'Address'),
  why: said('Pourquoi', 'Why'),
  since: said('Depuis', 'Since'),
  givenBy: said('Donnée par', 'Given by'),
  checked: said('Vérifiée', 'Checked'),
  anySite: said('Lisible par les pages d’autres sites (CORS).', 'Pages of other sites may read it (CORS).'),
  next: said('Suite', 'Next'),
  csv: said('Toutes, en CSV', 'All, as CSV'),
  hosts: said('Serveurs', 'Hosts'),
  count: said('Liens', 'Links'),
  nextCheck: said('Prochaine vérification', 'Next check'),
  now: said('en cours', 'under way'),
});
