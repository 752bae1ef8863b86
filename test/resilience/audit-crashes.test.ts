import { expect, test } from '@jest/globals';
import { systemClock } from '@moisson/kernel';
import { openSqliteStore } from '@moisson/store';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killDuringActs } from '../support/killed-acts.ts';

test('whenever the process is killed, no act is without its entry, and none has two', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'moisson-audit-'));
  try {
    await expect(
      killDuringActs({ MOISSON_DATA_DIR: dir }, () => openSqliteStore(dir, systemClock)),
    ).resolves.toBeUndefined();
  } finally {
    await rm(dir, { recursive: true });
  }
});
