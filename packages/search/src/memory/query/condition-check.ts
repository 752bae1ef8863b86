import type { PlannedCondition } from '../../plan/plan-condition.ts';
import { groupOf, type FacetGroups } from '../facet-groups.ts';
import { holding } from '../segment/pair-sets.ts';
import { fieldsOf, positionOf, rowOf } from '../segment/posting.ts';
import type { ViewedSegment } from '../segments.ts';

type Check = (row: number) => boolean;
/** Makes the check of the rows of one segment. */
type CheckOf = (viewed: ViewedSegment) => Check;

/** Returns what makes the check whether a condition holds for a row. Takes one bit of memory a row for each of its words. */
export const conditionCheck = (condition: PlannedCondition, facets: FacetGroups): CheckOf => {
  switch (condition.kind) {
    case 'all':
    case 'any': {
      const parts = condition.of.map((one) => conditionCheck(one, facets));
      const isAll = condition.kind === 'all';
      return (viewed) => {
        const checks = parts.map((part) => part(viewed));
        return isAll ? (row) => checks.every((check) => check(row)) : (row) => checks.some((check) => check(row));
      };
    }
    case 'not': {
      const part = conditionCheck(condition.of, facets);
      return (viewed) => {
        const check = part(viewed);
        return (row) => !check(row);
      };
    }
    case 'tokens':
      return (viewed) => tokenCheck(viewed, condition.tokens, condition.fields);
    case 'pairs':
      return ({ pairs }) => holding(pairs, condition.pairs);
    case 'facet': {
      const group = groupOf[condition.field];
      const failing = facets[group].failing([{ number: 1, values: [condition.key] }]);
      return ({ rows }) =>
        (row) =>
          failing[rows[group][row]!] === 0;
    }
    case 'date': {
      const { date, from, before } = condition;
      return ({ rows }) =>
        (row) =>
          rows[date][row]! >= from && rows[date][row]! < before;
    }
    case 'id':
      return ({ segment }) =>
        (row) =>
          segment.idOf(row) === condition.id;
  }
};

/** Marks the rows that hold one of the tokens in one of the fields. */
const tokenCheck = ({ segment, length }: ViewedSegment, tokens: readonly string[], fields: number): Check => {
  const bits = new Uint32Array(Math.ceil(length / 32));
  for (const token of tokens) {
    const list = segment.postingsOf(token);
    const end = positionOf(list, length);
    for (let n = 0; n < end; n += 1) {
      const posting = list[n]!;
      if ((fieldsOf(posting) & fields) === 0) continue;
      const row = rowOf(posting);
      bits[row >>> 5]! |= 1 << (row & 31);
    }
  }
  return (row) => ((bits[row >>> 5]! >>> (row & 31)) & 1) === 1;
};
