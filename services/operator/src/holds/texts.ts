import { said, type Bilingual } from '@moisson/kernel';

/** The texts of the pages about held removals. */
export const holdTexts = {
  noHolds: said('Aucun retrait n’attend de décision, ni aucun flux.', 'No removal waits for a decision, and no feed.'),
  holdHelp: said(
    'Approuver : ces fiches quittent le catalogue dès la prochaine lecture. Refuser : elles y restent jusqu’à ce que la source les montre de nouveau.',
    'Approve: these records leave the catalogue at the next run. Refuse: they stay until the source shows them again.',
  ),
  examples: said('Exemples', 'Examples'),
  approve: said('Approuver le retrait', 'Approve the removal'),
  refuse: said('Refuser le retrait', 'Refuse the removal'),
  of: said('sur', 'of'),
  look: said('Voir les fiches et décider', 'See the records and decide'),
  allHolds: said('Toutes les retenues', 'All holds'),
  record: said('Fiche', 'Record'),
  absentSince: said('Absente depuis', 'Absent since'),
  says: said('La source en dit', 'The source says'),
  why: said('Retenue parce que', 'Held because'),
  gone: said('n’existe plus', 'no longer exists'),
  here: said('toujours servie', 'still served'),
  unanswered: said('rien qui prouve quoi que ce soit', 'nothing that proves anything'),
  unasked: said('rien : elle n’a pas été interrogée', 'nothing: it was not asked'),
  since: said('depuis', 'since'),
  approveChosen: said('Approuver le retrait des fiches cochées…', 'Approve the removal of the checked records…'),
  refuseChosen: said('Garder les fiches cochées', 'Keep the checked records'),
  approveAll: said('Approuver le retrait de toutes…', 'Approve the removal of all…'),
  refuseAll: said('Les garder toutes', 'Keep them all'),
  confirm: said('Confirmer le retrait', 'Confirm the removal'),
  confirmHelp: said(
    'Ces fiches quitteront le catalogue à la prochaine lecture. La décision s’annule jusqu’à la fin du délai de grâce de la source.',
    'These records will leave the catalogue at the next run. The decision can be undone until the end of the source’s grace.',
  ),
  confirmYes: said('Oui, retirer ces fiches', 'Yes, remove these records'),
  confirmNo: said('Non, revenir', 'No, go back'),
  noneChosen: said('Aucune fiche n’est cochée.', 'No record is checked.'),
  more: said('Les fiches suivantes ne sont pas affichées ici', 'The records that follow are not shown here'),
  recent: said('Décisions récentes', 'Recent decisions'),
  approved: said('retrait approuvé', 'removal approved'),
  refused: said('fiches gardées', 'records kept'),
  undo: said('Annuler', 'Undo'),
  undoUntil: said('s’annule jusqu’au', 'can be undone until'),
  by: said('par', 'by'),
  departureRefused: said('nouvel aspect refusé', 'new look refused'),
  departs: said('ne ressemble plus à ce qu’il est d’habitude', 'no longer looks as it usually does'),
  departureHelp: said(
    'Rien de ce flux n’est publié depuis; ses fiches connues restent telles quelles. Accepter : ce nouvel aspect devient l’habituel, et le flux est relu aussitôt. Refuser : rien n’est publié avant que le flux ait repris son aspect.',
    'Nothing of this feed is published since; its known records stay as they are. Accept: this new look becomes the usual one, and the feed is read again at once. Refuse: nothing is published until the feed looks as it did.',
  ),
  trait: said('Ce qui diffère', 'What differs'),
  usual: said('D’habitude → maintenant', 'Usually → now'),
  values: said('Valeurs', 'Values'),
  changesHeld: said('Changements non publiés', 'Changes not published'),
  accept: said('Accepter ce nouvel aspect', 'Accept this new look'),
  refuseLook: said('Refuser ce nouvel aspect', 'Refuse this new look'),
  ended: said('Cette retenue n’attend plus de décision.', 'This hold no longer waits for a decision.'),
} as const satisfies Record<string, Bilingual>;

/** Why a record is held, in a few words. */
export const reasonTexts: Readonly<Record<string, Bilingual>> = {
  'removal.share-exceeded': said('trop de fiches manquent à la fois', 'too many records are missing at once'),
  'removal.empty-answer': said('la source ne montre plus rien', 'the source shows nothing at all'),
  'removal.baseline-changed': said('l’adresse ou le filtre a changé', 'the address or the filter changed'),
  'removal.catalogue-replaced': said('d’autres fiches ont pris la place', 'other records took their place'),
  'removal.ambiguous-rename': said(
    'elle est peut-être là sous un autre identifiant',
    'it may be there under another identifier',
  ),
};
