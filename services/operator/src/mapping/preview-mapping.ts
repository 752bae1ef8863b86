import { changesBetween, type FieldChange, type Finding, type MappingRules, type Source } from '@moisson/contracts';
import type { MappedRecord } from '@moisson/domain';
import { anyLanguage } from '@moisson/kernel';
import type { MappingPreview } from '@moisson/operations/operator-api';
import type { OperatorParts } from '../operator-parts.ts';
import { storedOriginals } from '../source/stored-records.ts';
import { Unrecognised } from './unrecognised.ts';

const MAX_SAMPLES = 10;

/**
 * Returns what the stored records of a source become with other rules: how many change, some of them field by field, and the values that
 * nothing recognises, by how often they are seen. Reads the first records by key, up to a bound. Writes nothing.
 */
export const previewMapping = async (
  parts: Pick<OperatorParts, 'store' | 'connectors'>,
  source: Source,
  rules: MappingRules,
): Promise<MappingPreview> => {
  const after = { ...source, mapping: rules };
  const unrecognised = new Unrecognised();
  const samples: MappingPreview['samples'] = [];
  let [records, changed, unreadable] = [0, 0, 0];
  const originals = storedOriginals(parts, source);
  let step = await originals.next();
  for (; step.done !== true; step = await originals.next()) {
    const { recordKey, label, mappedFor } = step.value;
    records += 1;
    const [one, other] = [mappedFor(source), mappedFor(after)];
    if (one === undefined || other === undefined) {
      unreadable += 1;
      continue;
    }
    unrecognised.add(other, label);
    const changes = differencesOf(one, other);
    if (changes.length === 0) continue;
    changed += 1;
    if (samples.length < MAX_SAMPLES)
      samples.push({ recordKey, title: anyLanguage(other.dataset.title), changes: [...changes] });
  }
  return { ...{ records, changed, unreadable, isPart: step.value, samples }, unrecognised: unrecognised.most() };
};

const differencesOf = (one: MappedRecord, other: MappedRecord): readonly FieldChange[] => {
  const shown = ({ dataset, findings }: MappedRecord): Record<string, unknown> => ({
    ...dataset,
    extras: Object.fromEntries(dataset.extras.map(({ key, value }) => [key, value])),
    findings: findings.map(findingText),
  });
  return changesBetween(shown(one), shown(other));
};

const findingText = ({ code, field = '', seen = '' }: Finding): string => [code, field, seen].join(' ').trim();
