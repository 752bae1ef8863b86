import { Source } from './source.ts';
import type { SourceOptions } from './source-options.ts';

/** Options that a source had as fields of its own; the second of them was always there. */
export const FORMER_OPTIONS = ['filter', 'privateRecords'] as const;
const FORMER_DEFAULT = 'publish';

/** Returns a source of the registry, that of an older version as this one keeps it. Throws a `ZodError` where it is none. */
export const readSource = (stored: unknown): Source => Source.parse(withOptions(stored));

const withOptions = (stored: unknown): unknown => {
  if (typeof stored !== 'object' || stored === null || 'options' in stored) return stored;
  const { filter, privateRecords, ...source } = stored as Record<string, unknown>;
  const options = {
    ...(filter === undefined ? {} : { filter }),
    ...(privateRecords === undefined || privateRecords === FORMER_DEFAULT ? {} : { privateRecords }),
  };
  return { ...source, options };
};

/**
 * Returns what says which records a source is asked for, and which of them are published. Its hash is stored with each complete run, so a
 * source of the former shape has the text that it had then: the filter, and the bare value of `privateRecords`.
 */
export const baselineText = ({ endpoint, options }: Pick<Source, 'endpoint' | 'options'>): string => {
  const { filter, privateRecords, ...others }: SourceOptions = options;
  return JSON.stringify([
    endpoint,
    filter ?? null,
    ...(privateRecords === undefined ? [] : [privateRecords]),
    ...Object.entries(others).sort(([a], [b]) => (a < b ? -1 : 1)),
  ]);
};
