import type { Bilingual } from '@moisson/kernel';

const text = (fr: string, en: string): Bilingual => ({ fr, en });

/** What the pages about held removals say. */
export const holdTexts = {
  look: text('Voir les fiches et décider', 'See the records and decide'),
  allHolds: text('Tous les retraits retenus', 'All held removals'),
  record: text('Fiche', 'Record'),
  absentSince: text('Absente depuis', 'Absent since'),
  says: text('La source en dit', 'The source says'),
  why: text('Retenue parce que', 'Held because'),
  gone: text('n’existe plus', 'no longer exists'),
  here: text('toujours servie', 'still served'),
  unanswered: text('rien qui prouve quoi que ce soit', 'nothing that proves anything'),
  unasked: text('rien : elle n’a pas été interrogée', 'nothing: it was not asked'),
  since: text('depuis', 'since'),
  approveChosen: text('Approuver le retrait des fiches cochées…', 'Approve the removal of the checked records…'),
  refuseChosen: text('Garder les fiches cochées', 'Keep the checked records'),
  approveAll: text('Approuver le retrait de toutes…', 'Approve the removal of all…'),
  refuseAll: text('Les garder toutes', 'Keep them all'),
  confirm: text('Confirmer le retrait', 'Confirm the removal'),
  confirmHelp: text(
    'Ces fiches quitteront le catalogue à la prochaine lecture. La décision s’annule jusqu’à la fin du délai de grâce de la source.',
    'These records will leave the catalogue at the next run. The decision can be undone until the end of the source’s grace.',
  ),
  confirmYes: text('Oui, retirer ces fiches', 'Yes, remove these records'),
  confirmNo: text('Non, revenir', 'No, go back'),
  noneChosen: text('Aucune fiche n’est cochée.', 'No record is checked.'),
  more: text('Les fiches suivantes ne sont pas affichées ici', 'The records that follow are not shown here'),
  recent: text('Décisions récentes', 'Recent decisions'),
  approved: text('retrait approuvé', 'removal approved'),
  refused: text('fiches gardées', 'records kept'),
  undo: text('Annuler', 'Undo'),
  undoUntil: text('s’annule jusqu’au', 'can be undone until'),
  by: text('par', 'by'),
  ended: text('Ce retrait n’attend plus de décision.', 'This removal no longer waits for a decision.'),
} as const satisfies Record<string, Bilingual>;

/** Why a record is held, in a few words. */
export const reasonTexts: Readonly<Record<string, Bilingual>> = {
  'removal.share-exceeded': text('trop de fiches manquent à la fois', 'too many records are missing at once'),
  'removal.empty-answer': text('la source ne montre plus rien', 'the source shows nothing at all'),
  'removal.baseline-changed': text('l’adresse ou le filtre a changé', 'the address or the filter changed'),
  'removal.catalogue-replaced': text('d’autres fiches ont pris la place', 'other records took their place'),
  'removal.ambiguous-rename': text(
    'elle est peut-être là sous un autre identifiant',
    'it may be there under another identifier',
  ),
};
