import { join } from 'node:path';
import type { EnvironmentValues } from './environment.ts';

/** The files of the whole catalogue that are written at night. */
export interface ExportSettings {
  readonly dir: string;
  /** Five fields, in Québec’s time; undefined: this process only serves what others write. */
  readonly schedule?: string;
  /** The nights that are kept, and what they may take together. */
  readonly nights: number;
  readonly maxMebibytes: number;
}

/** Returns the settings of the nightly files; undefined in the distributed form without a folder. */
export const exportsOf = (e: EnvironmentValues): ExportSettings | undefined => {
  const own = e.MOISSON_FORM === 'embedded' ? join(e.MOISSON_DATA_DIR, 'exports') : undefined;
  const dir = e.MOISSON_EXPORTS_DIR ?? own;
  if (dir === undefined) return undefined;
  const schedule = e.MOISSON_EXPORTS_CRON;
  return {
    dir,
    ...(schedule === 'off' ? {} : { schedule }),
    ...{ nights: e.MOISSON_EXPORTS_NIGHTS, maxMebibytes: e.MOISSON_EXPORTS_MAX_MIB },
  };
};
