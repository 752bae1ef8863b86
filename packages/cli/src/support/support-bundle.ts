import { isSecretName, messageOf, redactText } from '@moisson/kernel';
import { operatorApi } from '@moisson/operations/operator-api';
import { strToU8, zipSync } from 'fflate';
import type { OperatorClient } from '../operator-client.ts';

/** What only the process of the command knows. */
export interface LocalFacts {
  /** Versions of Moisson, Node and the machine. */
  readonly versions: Readonly<Record<string, string>>;
  /** The settings that are set, without the values of secrets. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Returns the metrics of the running service, as text of Prometheus. Throws if there is none. */
  readonly metrics: () => Promise<string>;
}

/** Bytes of one part at most; a longer one is cut, and says so. */
const MAX_PART_BYTES = 8 * 1024 * 1024;
/** The earliest date that a ZIP file can hold: the same installation always makes the same bundle. */
const NO_DATE = '1980-01-02';

/**
 * Returns a ZIP file with what a person needs to help from afar: versions, settings, the checks of `doctor`, sources, the last runs, open
 * holds, dead letters and gauges. No secret is in it: settings that hold one say only that they are set, addresses lose passwords and keys,
 * and anything under a name of a secret is left out. A part that cannot be read says why, so that a broken installation has a bundle too.
 */
export const supportBundle = async (client: OperatorClient, local: LocalFacts): Promise<Uint8Array> => {
  const parts: Readonly<Record<string, () => Promise<unknown>>> = {
    'versions.json': async () => local.versions,
    'settings.json': async () => local.settings,
    'doctor.json': () => client.call(operatorApi.diagnose, {}),
    'sources.json': () => client.call(operatorApi.listSources, {}),
    'runs.json': () => client.call(operatorApi.listRuns, {}),
    'holds.json': () => client.call(operatorApi.listHolds, {}),
    'dead-letters.json': () => client.call(operatorApi.listDeadLetters, {}),
    'metrics.txt': local.metrics,
  };
  const files: Record<string, Uint8Array> = {};
  for (const [name, read] of Object.entries(parts)) files[name] = strToU8(await partOf(read));
  return zipSync(files, { mtime: NO_DATE });
};

const partOf = async (read: () => Promise<unknown>): Promise<string> => {
  try {
    const value = await read();
    const text =
      typeof value === 'string' ? redactText(value) : `${JSON.stringify(withoutSecrets(value), undefined, 2)}\n`;
    return text.length > MAX_PART_BYTES ? `${text.slice(0, MAX_PART_BYTES)}\n… ${text.length}\n` : text;
  } catch (error) {
    return `${JSON.stringify({ unreadable: redactText(messageOf(error)) })}\n`;
  }
};

/** Returns a value with its texts redacted, and without what stands under the name of a secret or names a person. */
const withoutSecrets = (value: unknown): unknown => {
  if (typeof value === 'string') return redactText(value);
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, shownUnder(name, one)]));
};

/** Names of objects about a person. */
const PERSONAL: ReadonlySet<string> = new Set(['contact']);
/** The keys of records and the codes of problems are no secrets. */
const PUBLIC_NAMES: ReadonlySet<string> = new Set(['code', 'key', 'recordKey', 'keyId']);

const shownUnder = (name: string, value: unknown): unknown => {
  const isSecret = typeof value === 'string' && isSecretName(name) && !PUBLIC_NAMES.has(name);
  return isSecret || PERSONAL.has(name) ? 'REDACTED' : withoutSecrets(value);
};
