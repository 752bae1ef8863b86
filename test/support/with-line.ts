import type { Clock } from '@moisson/kernel';
import { createLogger, readConfig } from '@moisson/runtime';
import { EmbeddedLine } from '@moisson/standalone';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Runs a test on its own embedded line, with loopback sources allowed, and leaves nothing behind. */
export const withLine = async (
  work: (line: EmbeddedLine, dir: string) => Promise<void>,
  clock?: Clock,
): Promise<void> => {
  const dir = await mkdtemp(join(tmpdir(), 'moisson-test-'));
  const config = readConfig({
    MOISSON_DATA_DIR: dir,
    MOISSON_EGRESS_ALLOW: '127.0.0.0/8',
    MOISSON_LOG_LEVEL: 'silent',
  });
  const line = await EmbeddedLine.open(config, createLogger('test', 'silent'), clock && { clock });
  try {
    await work(line, dir);
  } finally {
    await line.close();
    await rm(dir, { recursive: true, force: true });
  }
};
