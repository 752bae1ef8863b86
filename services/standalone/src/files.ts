import { join } from 'node:path';

/** The event log of a data folder. */
export const changeLogFile = (dataDir: string): string => join(dataDir, 'changelog.sqlite');
