import { Source } from './source.ts';
import type { SourceOptions } from './source-options.ts';

/** Options that were fields of `Source` in older versions. The second was always set. */
export const FORMER_OPTIONS = ['filter', 'privateRecords'] as const;
const FORMER_DEFAULT = 'publish';

/** Parses a stored source; one stored by an older version is converted first. Throws a `ZodError` if it is invalid. */
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
 * Returns the text that identifies which records are requested from a source and which of them are published. Its hash
 * is stored with each complete run, and another hash makes a new baseline. For a source of the former shape the text
 * must not change: the filter, and the bare value of `privateRecords`. A source may show more records with credentials.
 */
export const baselineText = ({
  endpoint,
  options,
  hasCredentials,
}: Pick<Source, 'endpoint' | 'options' | 'hasCredentials'>): string => {
  const { filter, privateRecords, ...others }: SourceOptions = options;
  return JSON.stringify([
    endpoint,
    filter ?? null,
    ...(privateRecords === undefined ? [] : [privateRecords]),
    ...Object.entries(others).sort(([a], [b]) => (a < b ? -1 : 1)),
    ...(hasCredentials === undefined ? [] : [{ hasCredentials }]),
  ]);
};
