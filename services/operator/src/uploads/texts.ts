import { said } from '@moisson/kernel';
import { translatorOf } from '@moisson/ui';

/** Translates the texts of uploaded lists. */
export const translate = translatorOf({
  list: said('Liste déposée', 'Uploaded list'),
  noList: said(
    'Aucune liste n’a encore été déposée : la source n’a rien à lire.',
    'No list was uploaded yet: the source has nothing to read.',
  ),
  file: said('Fichier', 'File'),
  size: said('Taille', 'Size'),
  uploaded: said('Déposé', 'Uploaded'),
  by: said('Par', 'By'),
  hash: said('Empreinte SHA-256', 'SHA-256'),
  choose: said('Fichier CSV', 'CSV file'),
  chooseHelp: said(
    'Un jeu de données par ligne, sous une ligne de titres en français ou en anglais (Titre, Description, Lien…). 2 Mio au plus. Un tableur l’enregistre par « Enregistrer sous, CSV ».',
    'One dataset a row, below a row of French or English headings (Title, Description, Link…). At most 2 MiB. A spreadsheet saves it by “Save as, CSV”.',
  ),
  upload: said('Déposer la liste', 'Upload the list'),
  replace: said('Remplacer la liste', 'Replace the list'),
  replaceHelp: said(
    'La nouvelle prend la place de l’ancienne, et la source est relue. Un jeu qui n’y est plus n’est retiré que selon les réglages de la source.',
    'The new one takes the place of the old one, and the source is read again. A dataset that is no longer in it is removed only as the source’s settings allow.',
  ),
  refused: said('La liste n’a pas été prise; rien n’a changé :', 'The list was not taken; nothing has changed:'),
  mend: said(
    'Ouvrez-la dans un tableur, vérifiez sa ligne de titres, et enregistrez-la de nouveau en CSV.',
    'Open it in a spreadsheet, check its row of headings, and save it again as CSV.',
  ),
  taken: said('Liste reçue.', 'The list was received.'),
  datasets: said('Jeux de données', 'Datasets'),
  rows: said('Lignes', 'Rows'),
  understood: said('Colonnes, et ce qu’elles sont', 'Columns, and what they are'),
  column: said('Colonne', 'Column'),
  meaning: said('Reconnue comme', 'Recognised as'),
  unknown: said(
    'non reconnue : gardée telle quelle parmi les autres champs',
    'not recognised: kept as it is among the other fields',
  ),
  addList: said('Ou déposer une liste', 'Or upload a list'),
  addListLead: said(
    'Pour un organisme sans catalogue : sa liste de jeux de données, en CSV. Moisson en fait un brouillon et la lit à blanc.',
    'For a body without a catalogue: its list of datasets, in CSV. Moisson makes a draft of it and does a dry run.',
  ),
  seeList: said(
    'La liste déposée, ses colonnes, et de quoi la remplacer',
    'The uploaded list, its columns, and how to replace it',
  ),
});
