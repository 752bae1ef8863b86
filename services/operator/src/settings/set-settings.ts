import {
  changesBetween,
  settingsOf,
  type FieldChange,
  type SettingsChange,
  type Source,
  type SourceId,
} from '@moisson/contracts';
import { nextPoll, scheduleFault } from '@moisson/domain';
import { InvalidInput, MoissonError, type Problem } from '@moisson/kernel';
import type { Actor } from '@moisson/operations';
import { ownerWarnings } from '../mapping/set-mapping.ts';
import type { OperatorParts } from '../operator-parts.ts';
import { isNow } from '../sources/change-state.ts';
import { getSource } from '../sources/get-source.ts';
import { organizationFaults, scheduleFaultAt } from '../sources/source-faults.ts';

/** What a change of settings does. */
export interface SettingsEffect {
  readonly changes: FieldChange[];
  /** Set if a file owns the source: its next apply brings the settings of the file back. */
  readonly warnings: Problem[];
}

/** Returns what a change would do, and writes nothing. Throws as `setSettings` does. */
export const planSettings = async (
  parts: OperatorParts,
  id: SourceId,
  change: SettingsChange,
): Promise<SettingsEffect> => {
  const source = await getSource(parts, id);
  if (source.state === 'retired') throw new MoissonError('request.conflict', { detail: isNow(id, source.state) });
  const changed = changedBy(source, change);
  const fault = scheduleFault(changed.schedule);
  const faults = [
    ...(fault === undefined ? [] : [scheduleFaultAt(['schedule'], changed.schedule, fault)]),
    ...organizationFaults(change, await parts.store.registry.organizations()),
  ];
  if (faults.length > 0) throw new InvalidInput(faults);
  const changes = [...changesBetween(settingsOf(source), settingsOf(changed))];
  return { changes, warnings: changes.length === 0 ? [] : ownerWarnings(id, source.owner) };
};

/**
 * Changes settings of a source; those that are not given stay. It is read soon if the change concerns how it is read. Throws
 * `request.not-found`, `request.conflict` if it is retired, `request.invalid` with every fault.
 */
export const setSettings = async (
  parts: OperatorParts,
  id: SourceId,
  change: SettingsChange,
  by: Actor,
): Promise<SettingsEffect> => {
  const effect = await planSettings(parts, id, change);
  if (effect.changes.length === 0) return effect;
  const { store, log } = parts;
  const now = await store.polls.now();
  const source = await store.registry.update(id, (standing) => ({
    ...changedBy(standing, change),
    updatedAt: now.toISOString(),
  }));
  const fields = effect.changes.map(({ field }) => field);
  log.info({ event: 'source.settings', sourceId: id, fields, by: by.name }, 'settings of a source changed');
  if (source.state !== 'active') return effect;
  if (fields.some((field) => !SILENT.test(field))) {
    await store.polls.schedule(id, now, 'operator');
    parts.kick?.(id);
  } else if (fields.includes('schedule')) await store.polls.schedule(id, nextPoll(source, now));
  return effect;
};

/** Settings that change nothing about the records: the source need not be read for them. */
const SILENT = /^(?:schedule|contact|politeness|removalPolicy|reading)(?:\.|$)/;

const given = <T extends object>(object: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };

const changedBy = (source: Source, { politeness, reading, removalPolicy, ...change }: SettingsChange): Source => {
  // What is not given may be undefined; it must not hide what stands.
  return {
    ...source,
    ...given(change),
    politeness: { ...source.politeness, ...given(politeness ?? {}) },
    reading: { ...source.reading, ...given(reading ?? {}) },
    removalPolicy: { ...source.removalPolicy, ...given(removalPolicy ?? {}) },
  };
};
