import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readFeedDays, type FeedDay } from './feed-days.ts';

const folder = join(import.meta.dirname, '../../../../shared/feeds');

/** Names of the recorded feeds beside this clone, each of some three years; they are not part of this repository. */
export const recordedFeeds: readonly string[] = existsSync(folder)
  ? readdirSync(folder).filter((name) => name.endsWith('.ndjson.zst'))
  : [];

export const recordedDays = (name: string): readonly FeedDay[] => readFeedDays(join(folder, name));
