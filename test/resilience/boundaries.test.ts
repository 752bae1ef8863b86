import { test } from '@jest/globals';
import { SqliteChangeLog } from '@moisson/changelog';
import { systemClock } from '@moisson/kernel';
import { openSqliteCatalogue } from '@moisson/store';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killAtEveryBoundary } from '../support/boundaries.ts';

test('embedded: a SIGKILL before and after every named call of the line loses nothing', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'moisson-edge-'));
  try {
    await killAtEveryBoundary({
      killed: { MOISSON_DATA_DIR: join(dir, 'killed') },
      calm: { MOISSON_DATA_DIR: join(dir, 'calm') },
      open: async ({ MOISSON_DATA_DIR: data = '' }) => {
        const store = openSqliteCatalogue(data);
        const changeLog = SqliteChangeLog.open(join(data, 'changelog.sqlite'), systemClock);
        return { store, changeLog, close: () => Promise.all([changeLog.close(), store.close()]).then(() => undefined) };
      },
    });
  } finally {
    await rm(dir, { recursive: true });
  }
}, 1_200_000);
