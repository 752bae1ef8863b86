import { defined } from './defined.ts';
import { z } from 'zod';
import { counted, formOf } from './plural.ts';
import { problemCatalogue, ProblemCode, Severity } from './problems/index.ts';
import { redactText } from './redact.ts';
import { Bilingual, inBoth, type Language } from './text.ts';
import { cutText, wellFormedText } from './unicode.ts';

/** An event of the closed list, described for people and programs. HTTP returns it as RFC 9457. */
export const Problem = z.object({
  code: ProblemCode,
  severity: Severity,
  /** The key of the record concerned, within the source of the run. */
  recordKey: z.string().min(1).max(512).optional(),
  message: Bilingual,
  action: Bilingual,
});
export type Problem = Readonly<z.infer<typeof Problem>>;

const MAX_PARAM = 300;

/** A value for a placeholder of a message. Our own words are given in both languages. */
export type ProblemParam = string | number | Bilingual;
export type ProblemParams = Readonly<Record<string, ProblemParam>>;

/**
 * Placeholders: `{name}` is a value, `{name|one|several}` a count with its noun, `{name?one|several}` the noun alone.
 * The full stop after a placeholder is dropped if the value already ends the sentence.
 */
const PLACE = /\{(\w+)(?:([|?])([^|{}]*)\|([^|{}]*))?\}(\.?)/g;
const ENDS_SENTENCE = /[.!?…]$/;

const fill = (template: string, params: ProblemParams, language: Language): string =>
  template.replace(
    PLACE,
    (_, name: string, kind?: string, one: string = '', other: string = '', stop: string = ''): string => {
      const value = params[name] ?? '?';
      if (kind === undefined) {
        const text = textOf(value, language);
        return ENDS_SENTENCE.test(text) ? text : text + stop;
      }
      const count = Number(value);
      if (Number.isNaN(count)) return (kind === '|' ? `${textOf(value, language)} ${other}` : other) + stop;
      return (kind === '|' ? counted(count, { one, other }, language) : formOf(count, { one, other }, language)) + stop;
    },
  );

const textOf = (value: ProblemParam, language: Language): string => {
  const text = redactText(inBoth(value)[language]);
  return wellFormedText(text.length > MAX_PARAM ? `${cutText(text, MAX_PARAM)}…` : text);
};

/**
 * Returns both texts of a template with their placeholders filled. Credentials in addresses are redacted; each
 * parameter is cut at 300 characters.
 */
export const fillBoth = (template: Bilingual, params: ProblemParams): Bilingual => ({
  fr: fill(template.fr, params, 'fr'),
  en: fill(template.en, params, 'en'),
});

/** Returns a problem of the closed list with its message filled from `params`. */
export const problem = (code: ProblemCode, params: ProblemParams = {}, recordKey?: string): Problem => {
  const entry = problemCatalogue[code];
  return {
    code,
    severity: entry.severity,
    message: fillBoth(entry.message, params),
    action: fillBoth(entry.action, params),
    ...defined({ recordKey }),
  };
};
