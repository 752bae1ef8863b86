import { systemClock } from '@moisson/kernel';
import { openSqliteStore } from '@moisson/store';
import { aSource } from '@moisson/testkit';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startNode, stopProcess, untilOutput } from '../../support/process.ts';
import type { Stage } from '../figure.ts';
import { processorSeconds, residentMiB } from '../resident.ts';
import { freePorts } from '../../support/free-ports.ts';

const FEW = 10;
const MANY = 10_000;
const SETTLE_MS = 5000;
const IDLE_SECONDS = 20;
const DAY_MS = 86_400_000;

interface Idle {
  readonly startSeconds: number;
  readonly mebibytes: number;
  /** Percent of one core. */
  readonly percent: number;
}

/** Ours: all services in one process, with ten sources, and with ten thousand of which none is due for a day. */
export const idleSources: Stage = async ({ dir }) => {
  const few = await idleWith(FEW, join(dir, 'few'));
  const many = await idleWith(MANY, join(dir, 'many'));
  return {
    'memory of a source': { value: ((many.mebibytes - few.mebibytes) * 1024) / (MANY - FEW), unit: 'KiB' },
    'start with 10 sources': { value: few.startSeconds, unit: 'seconds' },
    start: { value: many.startSeconds, unit: 'seconds' },
    'idle with 10 sources': { value: few.percent, unit: '% of a core' },
    idle: { value: many.percent, unit: '% of a core' },
  };
};

const idleWith = async (count: number, dir: string): Promise<Idle> => {
  await mkdir(dir);
  await register(count, dir);
  const start = performance.now();
  const child = startNode('services/standalone/src/cli.ts', ['serve'], {
    ...{
      MOISSON_DATA_DIR: dir,
      ...freePorts,
    },
  });
  await untilOutput(child, /Portail/);
  const startSeconds = (performance.now() - start) / 1000;
  await pause(SETTLE_MS);
  const used = processorSeconds(child.pid!);
  await pause(IDLE_SECONDS * 1000);
  const percent = ((processorSeconds(child.pid!) - used) / IDLE_SECONDS) * 100;
  const mebibytes = residentMiB(child.pid!) ?? Number.NaN;
  const closed = once(child, 'close');
  await stopProcess(child);
  await closed;
  return { startSeconds, mebibytes, percent };
};

const register = async (count: number, dir: string): Promise<void> => {
  const store = openSqliteStore(dir, systemClock);
  const tomorrow = new Date(Date.now() + DAY_MS);
  for (let at = 0; at < count; at += 1) {
    const source = aSource({ id: `ville-${at}`, endpoint: `https://ville-${at}.exemple.quebec` });
    await store.registry.create(source);
    await store.polls.schedule(source.id, tomorrow);
  }
  await store.close();
};
