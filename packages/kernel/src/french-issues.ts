import { z } from 'zod';
import { counted, type Forms } from './plural.ts';

const fallback = z.locales.frCA().localeError;

const TYPES: Readonly<Record<string, string>> = {
  string: 'un texte',
  number: 'un nombre',
  int: 'un nombre entier',
  boolean: 'true ou false',
  array: 'une liste',
  object: 'un objet',
  record: 'un objet',
};
const UNITS: Readonly<Record<string, Forms>> = {
  string: { one: 'caractère', other: 'caractères' },
  array: { one: 'élément', other: 'éléments' },
};

const amount = (limit: number | bigint, origin: string): string =>
  UNITS[origin] === undefined ? String(limit) : counted(Number(limit), UNITS[origin], 'fr');

/** Zod's issues in French. Replaces zod's own French locale, which names the types in English. */
export const frenchIssue: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'il manque' : `${TYPES[issue.expected] ?? issue.expected} est attendu`;
    case 'too_big':
      return `${amount(issue.maximum, issue.origin)} au plus`;
    case 'too_small':
      return `${amount(issue.minimum, issue.origin)} au moins`;
    default:
      return fallback(issue);
  }
};
