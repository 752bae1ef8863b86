import type { Condition } from '@moisson/domain';
import { MoissonError, said } from '@moisson/kernel';
import { FIELDS, PLAIN_FIELDS, type FieldName } from '../dataset/fields.ts';
import { facetKey, formatFacet, type FacetField } from '../dataset/indexed-facets.ts';
import { fileToken, keywordToken, placeInTitleToken } from '../dataset/indexed-text.ts';
import { addressText } from '../text/address-text.ts';
import { fold, stems, words } from '../text/analyse.ts';
import { pairsOf } from '../text/pairs.ts';
import { ask, type Asking } from './word-source.ts';

/** A condition as every engine checks it. */
export type PlannedCondition =
  | { readonly kind: 'all' | 'any'; readonly of: readonly PlannedCondition[] }
  | { readonly kind: 'not'; readonly of: PlannedCondition }
  /** One of these tokens stands in one of these fields. */
  | { readonly kind: 'tokens'; readonly tokens: readonly string[]; readonly fields: number }
  | { readonly kind: 'pairs'; readonly pairs: readonly string[] }
  | { readonly kind: 'facet'; readonly field: FacetField; readonly key: string }
  | {
      readonly kind: 'date';
      readonly date: 'changedAt' | 'firstSeenAt';
      readonly from: number;
      readonly before: number;
    }
  | { readonly kind: 'id'; readonly id: string };

/** The maximum of words that have a beginning. */
const MAX_BEGINNING = 200;
const NONE: PlannedCondition = { kind: 'any', of: [] };

const bitOf = (name: FieldName): number => FIELDS.find(([field]) => field === name)![1];
const [TITLE, KEYWORD] = [bitOf('title'), bitOf('keyword')];
const BITS = { any: PLAIN_FIELDS, body: bitOf('body'), address: bitOf('address') };

/** The maximum of parts of a condition, each word one: an engine takes memory or a clause for each. */
const MAX_PARTS = 500;

/** Plans a condition. Throws `request.invalid` for one of too many parts, and for a beginning that too many words have. */
export function* planCondition(condition: Condition): Asking<PlannedCondition> {
  const planned = yield* plan(condition);
  if (partsOf(planned) > MAX_PARTS)
    throw new MoissonError('request.invalid', {
      detail: said(`plus de ${MAX_PARTS} mots et conditions`, `more than ${MAX_PARTS} words and conditions`),
    });
  return planned;
}

const partsOf = (planned: PlannedCondition): number => {
  if (planned.kind === 'not') return partsOf(planned.of);
  if (planned.kind === 'all' || planned.kind === 'any') return planned.of.reduce((sum, one) => sum + partsOf(one), 0);
  return planned.kind === 'pairs' ? planned.pairs.length : 1;
};

function* plan(condition: Condition): Asking<PlannedCondition> {
  if ('all' in condition) return { kind: 'all', of: yield* planEach(condition.all) };
  if ('any' in condition) return { kind: 'any', of: yield* planEach(condition.any) };
  if ('not' in condition) return { kind: 'not', of: yield* plan(condition.not) };
  if ('facet' in condition) {
    const { facet: field, value } = condition;
    return { kind: 'facet', field, key: facetKey({ field, value: field === 'format' ? formatFacet(value) : value }) };
  }
  if ('keyword' in condition) return { kind: 'tokens', tokens: [keywordToken(condition.keyword)], fields: KEYWORD };
  if ('file' in condition) return { kind: 'tokens', tokens: [fileToken(condition.file)], fields: KEYWORD };
  if ('id' in condition) return { kind: 'id', id: condition.id.toLowerCase() };
  if ('date' in condition) {
    const { date, from = -Infinity, before = Infinity } = condition;
    return { kind: 'date', date, from, before };
  }
  if (condition.as === 'beginning') return yield* planBeginning(condition.words, condition.in);
  const wanted = words(condition.in === 'address' ? addressText(condition.words) : condition.words);
  if (wanted.length === 0) return NONE;
  const pairs = condition.as === 'phrase' ? pairsOf(wanted) : [];
  return {
    kind: 'all',
    of: [
      ...wanted.map((word) => inField(stems(word), condition.in)),
      ...(pairs.length === 0 ? [] : [{ kind: 'pairs', pairs } as const]),
    ],
  };
}

function* planEach(conditions: readonly Condition[]): Asking<PlannedCondition[]> {
  const planned: PlannedCondition[] = [];
  for (const one of conditions) planned.push(yield* plan(one));
  return planned;
}

type Field = keyof typeof BITS | 'title';

function* planBeginning(beginning: string, field: Field): Asking<PlannedCondition> {
  const folded = fold(beginning);
  const found = yield* ask({ kind: 'beginning-with', beginning: folded, limit: MAX_BEGINNING + 1 });
  if (found.length > MAX_BEGINNING)
    throw new MoissonError('request.invalid', {
      detail: said(
        `trop de mots commencent par « ${folded} » : écrivez-en plus de lettres`,
        `too many words begin with "${folded}": write more of its letters`,
      ),
    });
  return inField([...new Set([...words(folded), ...found].flatMap(stems))], field);
}

/** Words that are names of places stand in titles as keywords do (`indexedText`): they have a token of their own for titles. */
const inField = (tokens: readonly string[], field: Field): PlannedCondition => {
  if (field !== 'title') return { kind: 'tokens', tokens, fields: BITS[field] };
  return {
    kind: 'any',
    of: [
      { kind: 'tokens', tokens, fields: TITLE },
      { kind: 'tokens', tokens: tokens.map(placeInTitleToken), fields: KEYWORD },
    ],
  };
};
