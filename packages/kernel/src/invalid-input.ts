import { defined } from './defined.ts';
import type { z } from 'zod';
import { MoissonError } from './errors.ts';
import { frenchIssue } from './french-issues.ts';
import { ProblemCode } from './problems/index.ts';
import { nearestNames } from './nearest-names.ts';
import { Bilingual, inBoth, said } from './text.ts';

/** One error in the input, at one path. */
export interface InputFault {
  readonly path: readonly (string | number)[];
  readonly detail: Bilingual;
  /** A more precise problem than `request.invalid`, if there is one. */
  readonly code?: ProblemCode;
}

/** Further faults are counted but not listed. */
const MAX_FAULTS = 20;

/**
 * `request.invalid`, or the more precise problem of its first fault. Carries all faults, so that a person can correct
 * them at once.
 */
export class InvalidInput extends MoissonError {
  readonly faults: readonly InputFault[];

  constructor(faults: readonly InputFault[]) {
    const [first] = faults;
    const more = faults.length > 1 ? ` (+${faults.length - 1})` : '';
    const code = faults.find((fault) => fault.code !== undefined)?.code ?? 'request.invalid';
    const { fr, en } = first!.detail;
    const at = first!.path.join('.');
    super(code, { detail: said(`${at || 'valeur'} : ${fr}${more}`, `${at || 'value'}: ${en}${more}`) });
    this.faults = faults.slice(0, MAX_FAULTS);
  }
}

/** A path as a JSON Pointer (RFC 6901). */
export const pointerOf = (path: readonly (string | number)[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** The path of a JSON Pointer. */
export const pathOf = (pointer: string): readonly string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));

/** Returns the value parsed by the schema. `names` are the known keys, for "did you mean". Throws `InvalidInput`. */
export const readInput = <Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  names: Iterable<string> = [],
): z.output<Schema> => {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const french = schema.safeParse(value, { error: frenchIssue }).error?.issues ?? [];
  throw new InvalidInput(
    parsed.error.issues.flatMap((issue, at) => faultsOf(issue, french[at]?.message ?? issue.message, [...names])),
  );
};

/**
 * French translations of the messages in our own schemas. A message that is missing here is shown as it is in both
 * languages.
 */
const OWN_WORDS: Readonly<Record<string, string>> = {
  'lower-case letters, digits and hyphens, 1 to 63 characters':
    'lettres minuscules, chiffres et traits d’union, de 1 à 63 caractères',
  'lower-case letters, digits and hyphens, 1 to 50 characters':
    'lettres minuscules, chiffres et traits d’union, de 1 à 50 caractères',
  'at most 50 options': '50 options au plus',
  'west,south,east,north in degrees, such as -74,45.4,-73.4,45.8':
    'ouest,sud,est,nord en degrés, comme -74,45.4,-73.4,45.8',
  'lower-case letters, digits, hyphens and underscores, 1 to 100 characters':
    'lettres minuscules, chiffres, traits d’union et tirets bas, de 1 à 100 caractères',
  'letters, digits, spaces and . _ -, 1 to 100 characters':
    'lettres, chiffres, espaces et . _ -, de 1 à 100 caractères',
  'the name of an HTTP header, 1 to 100 characters': 'le nom d’un en-tête HTTP, de 1 à 100 caractères',
  'a header that the client does not write itself': 'un en-tête que le client n’écrit pas lui-même',
  'one line of printable ASCII': 'une ligne d’ASCII imprimable',
  'letters, digits and . _ ~ -, 1 to 100 characters': 'lettres, chiffres et . _ ~ -, de 1 à 100 caractères',
  'one line, without control characters': 'une ligne, sans caractère de contrôle',
  'without spaces at either end': 'sans espace au début ni à la fin',
  'without a colon': 'sans deux-points',
  'a bearer token (RFC 6750)': 'un jeton « bearer » (RFC 6750)',
  'PEM (-----BEGIN …-----)': 'du PEM (-----BEGIN …-----)',
  'well-formed Unicode without NUL': 'de l’Unicode bien formé, sans NUL',
};

const faultsOf = (issue: z.core.$ZodIssue, french: string, names: readonly string[]): readonly InputFault[] => {
  const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
  if (issue.code !== 'unrecognized_keys') {
    const { problem, words } = (issue.code === 'custom' ? issue.params : undefined) ?? {};
    const { data: code } = ProblemCode.safeParse(problem);
    const detail = Bilingual.safeParse(words).data ?? said(OWN_WORDS[issue.message] ?? french, issue.message);
    return [{ path, detail, ...defined({ code }) }];
  }
  return issue.keys.map((key) => {
    const near = suggestion(key, names);
    const shown = key.slice(0, 100);
    return {
      path: [...path, key],
      detail: said(`clé inconnue « ${shown} »${near.fr}`, `unknown key "${shown}"${near.en}`),
    };
  });
};

/** Returns `; did you mean a or b?`, or an empty text if no name is similar. */
export const suggestion = (word: string, names: Iterable<string>): Bilingual => {
  // The word itself may be a known key in another place: do not suggest it.
  const near = nearestNames(
    word,
    [...names].filter((name) => name !== word),
  );
  if (near.length === 0) return inBoth('');
  return said(`; vouliez-vous dire ${near.join(' ou ')}?`, `; did you mean ${near.join(' or ')}?`);
};
