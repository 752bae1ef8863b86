import { storeFiles } from '@moisson/store';
import { join } from 'node:path';

/** Returns the path of the event log in a data folder. */
export const changeLogFile = (dataDir: string): string => join(dataDir, 'changelog.sqlite');

/** Returns the paths of all files that a used data folder has. */
export const dataFiles = (dataDir: string): readonly string[] => [
  ...Object.values(storeFiles(dataDir)),
  changeLogFile(dataDir),
];

/** Returns the folder of the image of the search index in a data folder. It may be deleted at any time: the index is then made again. */
export const searchImageDir = (dataDir: string): string => join(dataDir, 'search-index');
