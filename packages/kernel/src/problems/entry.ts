import { z } from 'zod';
import type { Bilingual } from '../text.ts';

export const Severity = z.enum(['info', 'warning', 'error']);
export type Severity = z.infer<typeof Severity>;

export interface ProblemEntry {
  readonly severity: Severity;
  /**
   * What happened. `{name}` is filled from the parameters; a count carries the words that agree with it: `{count|record
   * is|records are}` (see `fillBoth`).
   */
  readonly message: Bilingual;
  /** What a person can do about it. */
  readonly action: Bilingual;
}

export const entry = (
  severity: Severity,
  fr: string,
  frAction: string,
  en: string,
  enAction: string,
): ProblemEntry => ({
  severity,
  message: { fr, en },
  action: { fr: frAction, en: enAction },
});

export const NOTHING_FR = 'Rien à faire.';
export const NOTHING_EN = 'Nothing to do.';
export const TELL_FR = 'Signaler au responsable de la source.';
export const TELL_EN = 'Tell the people behind the source.';
