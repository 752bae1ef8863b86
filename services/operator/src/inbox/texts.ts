import { counted as countedIn, said, type Bilingual, type Forms } from '@moisson/kernel';
import { mergeReasons } from '../suggestions/texts.ts';

/** The texts of the queue of what needs a person. */
export const inboxTexts = {
  ...mergeReasons,
  needsAPerson: said('À décider', 'Needs a person'),
  lead: said(
    'Tout ce qui attend quelqu’un, le pire d’abord. Chaque affaire dit ce qui arrive si personne n’agit.',
    'All that waits for a person, worst first. Each matter says what happens if nobody acts.',
  ),
  nothing: said('Rien n’attend personne.', 'Nothing waits for anyone.'),
  all: said('Tout', 'All'),
  departure: said('Flux retenus', 'Held feeds'),
  quarantine: said('Quarantaines', 'Quarantines'),
  removals: said('Retraits retenus', 'Held removals'),
  'dead-letters': said('Lettres mortes', 'Dead letters'),
  report: said('Signalements', 'Reports'),
  merge: said('Doublons probables', 'Probable duplicates'),
  ifNobodyActs: said('Si personne n’agit', 'If nobody acts'),
  at: said('le', 'on'),
  open: said('Voir et décider', 'See and decide'),
  assigned: said('Confiée à', 'Given to'),
  nobody: said('Confiée à personne', 'Given to nobody'),
  assignTo: said('Confier à', 'Give to'),
  save: said('Enregistrer', 'Save'),
  comment: said('Commentaire', 'Comment'),
  say: said('Commenter', 'Comment'),
  follow: said('Suivi', 'Follow-up'),
  replayAll: said('Rejouer toutes', 'Replay all'),
  keep: said('Garder les fiches', 'Keep the records'),
  refuseLook: said('Refuser ce nouvel aspect', 'Refuse this new look'),
  acceptLook: said('Accepter ce nouvel aspect', 'Accept this new look'),
  release: said('Lever la quarantaine', 'End the quarantine'),
  apart: said('Les garder séparés', 'Keep them apart'),
  join: said('Réunir', 'Merge'),
  quarantined: said(
    'la source échoue depuis longtemps et n’est plus essayée qu’une fois par jour',
    'the source has failed for long, and is only tried once a day',
  ),
} as const satisfies Record<string, Bilingual>;

const forms = {
  changesHeld: {
    fr: {
      one: 'changement n’est pas publié, le flux ne ressemble plus à lui-même',
      other: 'changements ne sont pas publiés, le flux ne ressemble plus à lui-même',
    },
    en: {
      one: 'change is not published, the feed no longer looks like itself',
      other: 'changes are not published, the feed no longer looks like itself',
    },
  },
  removalsHeld: {
    fr: { one: 'retrait retenu', other: 'retraits retenus' },
    en: { one: 'removal held', other: 'removals held' },
  },
  letters: {
    fr: { one: 'lettre morte', other: 'lettres mortes' },
    en: { one: 'dead letter', other: 'dead letters' },
  },
} as const satisfies Record<string, Readonly<Record<'fr' | 'en', Forms>>>;

/** Returns a count with its noun, in both languages. */
export const counted = (count: number, name: keyof typeof forms): Bilingual =>
  said(countedIn(count, forms[name].fr, 'fr'), countedIn(count, forms[name].en, 'en'));
