import type { RecordKey } from './ids.ts';
import { counted, formOf } from './plural.ts';
import { problemCatalogue, type ProblemCode } from './problem-codes.ts';
import { redactText } from './redact.ts';
import type { Problem } from './run.ts';
import { inBoth, type Bilingual, type Language } from './text.ts';
import { cutText, wellFormedText } from './unicode.ts';

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
export const problem = (code: ProblemCode, params: ProblemParams = {}, recordKey?: RecordKey): Problem => {
  const entry = problemCatalogue[code];
  return {
    code,
    severity: entry.severity,
    message: fillBoth(entry.message, params),
    action: fillBoth(entry.action, params),
    ...(recordKey === undefined ? {} : { recordKey }),
  };
};
