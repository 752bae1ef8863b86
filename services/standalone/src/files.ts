import { storeFiles } from '@moisson/store';
import { join } from 'node:path';

/** The event log of a data folder. */
export const changeLogFile = (dataDir: string): string => join(dataDir, 'changelog.sqlite');

/** All that a data folder holds, once it was in use. */
export const dataFiles = (dataDir: string): readonly string[] => [
  ...Object.values(storeFiles(dataDir)),
  changeLogFile(dataDir),
];
