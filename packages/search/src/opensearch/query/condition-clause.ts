import { ALL_FIELDS } from '../../dataset/fields.ts';
import type { PlannedCondition } from '../../plan/plan-condition.ts';
import { markOf } from '../definition/indexed-document.ts';

/** Returns the filter of the datasets for which a condition holds. */
export const conditionClause = (condition: PlannedCondition): object => {
  switch (condition.kind) {
    case 'all':
      return { bool: { filter: condition.of.map(conditionClause) } };
    case 'any':
      return condition.of.length === 0
        ? { match_none: {} }
        : { bool: { should: condition.of.map(conditionClause), minimum_should_match: 1 } };
    case 'not':
      return { bool: { must_not: [conditionClause(condition.of)] } };
    case 'tokens':
      return { terms: { marks: condition.tokens.flatMap((token) => marksOf(token, condition.fields)) } };
    case 'pairs':
      return { bool: { filter: condition.pairs.map((pair) => ({ term: { pairs: pair } })) } };
    case 'facet':
      return { term: { facets: condition.key } };
    case 'date': {
      const { date, from, before } = condition;
      const range = { ...(from === -Infinity ? {} : { gte: from }), ...(before === Infinity ? {} : { lt: before }) };
      return { range: { [date]: range } };
    }
    case 'id':
      return { term: { id: condition.id } };
  }
};

/** Returns a token with each set of fields that has one of these. */
const marksOf = (token: string, fields: number): string[] =>
  Array.from({ length: ALL_FIELDS }, (_, at) => at + 1)
    .filter((bits) => (bits & fields) !== 0)
    .map((bits) => markOf(bits, token));
