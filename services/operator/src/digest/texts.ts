import { counted, said, type Bilingual } from '@moisson/kernel';

/** The texts of the digest by e-mail. */
export const digestTexts = {
  open: said('Tout voir et décider', 'See all and decide'),
  more: said('Autres affaires, dans la console', 'More matters, in the console'),
  records: said('Fiches concernées', 'Records concerned'),
  why: said(
    'Ce courriel vient du catalogue Moisson, parce que son exploitant a inscrit votre adresse (MOISSON_DIGEST_TO).',
    'This e-mail comes from the Moisson catalogue, because its operator has set your address (MOISSON_DIGEST_TO).',
  ),
  test: said('Essai', 'Test'),
} as const satisfies Record<string, Bilingual>;

const MATTERS = {
  fr: { one: 'affaire demande quelqu’un', other: 'affaires demandent quelqu’un' },
  en: { one: 'matter needs a person', other: 'matters need a person' },
};

/** Returns how many matters wait, in both languages. */
export const mattersWaiting = (count: number): Bilingual =>
  said(counted(count, MATTERS.fr, 'fr'), counted(count, MATTERS.en, 'en'));
