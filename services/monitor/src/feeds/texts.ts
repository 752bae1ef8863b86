import { said, type Bilingual } from '@moisson/kernel';
import { translatorOf } from '@moisson/ui';

/** The texts of the status page. */
export const statusTexts = {
  monitor: said('État des flux de données', 'Status of the data feeds'),
  asOf: said('État au', 'As of'),
} as const satisfies Record<string, Bilingual>;

export const translate = translatorOf(statusTexts);
