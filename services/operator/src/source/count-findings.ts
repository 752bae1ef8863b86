import type { Source } from '@moisson/contracts';
import { problemCatalogue, type ProblemCode } from '@moisson/kernel';
import type { OperatorParts } from '../operator-parts.ts';
import { storedOriginals } from './stored-records.ts';

/** One cause, and the records that have it. */
export interface FindingGroup {
  readonly code: ProblemCode;
  readonly records: number;
  /** Titles of some of them. */
  readonly examples: readonly string[];
}

/** The findings of a source's records, grouped by cause. */
export interface FindingGroups {
  /** Most records first; only what the people behind the source can mend. */
  readonly groups: readonly FindingGroup[];
  readonly records: number;
  readonly isPart: boolean;
}

const MAX_EXAMPLES = 3;

/** Groups the findings of the stored records by cause. Reads the first records by key, up to a bound. */
export const countFindings = async (
  parts: Pick<OperatorParts, 'store' | 'connectors'>,
  source: Source,
): Promise<FindingGroups> => {
  const groups = new Map<ProblemCode, { records: number; examples: string[] }>();
  let records = 0;
  const originals = storedOriginals(parts, source);
  let step = await originals.next();
  for (; step.done !== true; step = await originals.next()) {
    records += 1;
    const { label, mappedFor } = step.value;
    const codes = new Set((mappedFor(source)?.findings ?? []).map(({ code }) => code));
    for (const code of codes) {
      const group = groups.get(code) ?? { records: 0, examples: [] };
      group.records += 1;
      if (group.examples.length < MAX_EXAMPLES) group.examples.push(label);
      groups.set(code, group);
    }
  }
  const mendable = [...groups].filter(([code]) => !problemCatalogue[code].action.fr.startsWith('Rien à faire'));
  return {
    groups: mendable.map(([code, group]) => ({ code, ...group })).sort((a, b) => b.records - a.records),
    ...{ records, isPart: step.value },
  };
};
