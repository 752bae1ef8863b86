import type { RecordKey } from './ids.ts';
import { problemCatalogue, type ProblemCode } from './problem-codes.ts';
import { redactText } from './redact.ts';
import type { Problem } from './run.ts';
import type { Bilingual } from './text.ts';
import { cutText, wellFormedText } from './unicode.ts';

const MAX_PARAM = 300;

const fill = (template: string, params: Readonly<Record<string, string | number>>): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const text = redactText(String(params[name] ?? '?'));
    return wellFormedText(text.length > MAX_PARAM ? `${cutText(text, MAX_PARAM)}…` : text);
  });

const fillBoth = (template: Bilingual, params: Readonly<Record<string, string | number>>): Bilingual => ({
  fr: fill(template.fr, params),
  en: fill(template.en, params),
});

/** A problem of the closed list, its message filled with what happened. Credentials in addresses are redacted; parameters are cut at 300 characters. */
export const problem = (
  code: ProblemCode,
  params: Readonly<Record<string, string | number>> = {},
  recordKey?: RecordKey,
): Problem => {
  const entry = problemCatalogue[code];
  return {
    code,
    severity: entry.severity,
    message: fillBoth(entry.message, params),
    action: fillBoth(entry.action, params),
    ...(recordKey === undefined ? {} : { recordKey }),
  };
};
