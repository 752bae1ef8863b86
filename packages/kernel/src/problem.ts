import { defined } from './defined.ts';
import { z } from 'zod';
import { counted, formOf } from './plural.ts';
import { problemCatalogue, ProblemCode, Severity } from './problems/index.ts';
import { redactText } from './redact.ts';
import { Bilingual, inBoth, type Language } from './text.ts';
import { cutText, wellFormedText } from './unicode.ts';

/** Something of the closed list that happened, told to people and programs (RFC 9457 where HTTP carries it). */
export const Problem = z.object({
  code: ProblemCode,
  severity: Severity,
  /** The record that it is about: a key within the source of the run. */
  recordKey: z.string().min(1).max(512).optional(),
  message: Bilingual,
  action: Bilingual,
});
export type Problem = Readonly<z.infer<typeof Problem>>;

const MAX_PARAM = 300;

/** What fills a place of a message; where it is words of our own, in both languages. */
export type ProblemParam = string | number | Bilingual;
export type ProblemParams = Readonly<Record<string, ProblemParam>>;

/**
 * `{name}`; `{name|one|several}`, a count with the noun that goes with it; `{name?one|several}`, the form alone. The full stop
 * behind it is left out where what fills the place ends with one.
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

/** Both texts of a template, its places filled. Credentials in addresses are redacted; parameters are cut at 300 characters. */
export const fillBoth = (template: Bilingual, params: ProblemParams): Bilingual => ({
  fr: fill(template.fr, params, 'fr'),
  en: fill(template.en, params, 'en'),
});

/** A problem of the closed list, its message filled with what happened. */
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
