import { readdirSync, readFileSync } from 'node:fs';

const EVERY_MS = 100;

/** Samples the resident memory of processes; keeps the largest sum for each name. Linux only (proc(5)): elsewhere it returns nothing. */
export class ResidentSizes {
  readonly #peaks = new Map<string, number>();
  readonly #timer;

  /** Measures a process and all its descendants, under the names of their services. */
  constructor(root: number) {
    this.#timer = setInterval(() => this.#sample(root), EVERY_MS);
  }

  stop(): Readonly<Record<string, number>> {
    clearInterval(this.#timer);
    return Object.fromEntries(this.#peaks);
  }

  #sample(root: number): void {
    const sums = new Map<string, number>();
    for (const pid of family(root)) {
      const [name, mebibytes] = [nameOf(pid), residentMiB(pid)];
      if (name !== undefined && mebibytes !== undefined) sums.set(name, (sums.get(name) ?? 0) + mebibytes);
    }
    for (const [name, sum] of sums) this.#peaks.set(name, Math.max(sum, this.#peaks.get(name) ?? 0));
  }
}

/** Returns a process's resident memory in MiB; undefined if it has ended or the system does not report it. */
export const residentMiB = (pid: number): number | undefined => {
  const kibibytes = /^VmRSS:\s+(\d+) kB$/m.exec(read(`/proc/${pid}/status`))?.[1];
  return kibibytes === undefined ? undefined : Number(kibibytes) / 1024;
};

/** Returns the CPU seconds of a process (proc_pid_stat(5): fields 14 and 15, in ticks of 10 ms). */
export const processorSeconds = (pid: number): number => {
  const fields = read(`/proc/${pid}/stat`).split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
};

const family = (root: number): number[] => {
  const children = new Map<number, number[]>();
  for (const name of list('/proc')) {
    const pid = Number(name);
    if (!Number.isInteger(pid)) continue;
    const parent = Number(read(`/proc/${pid}/stat`).split(') ')[1]?.split(' ')[1]);
    children.set(parent, [...(children.get(parent) ?? []), pid]);
  }
  const found: number[] = [];
  for (const queue = [root]; queue.length > 0;) {
    const pid = queue.pop()!;
    found.push(pid);
    queue.push(...(children.get(pid) ?? []));
  }
  return found;
};

const nameOf = (pid: number): string | undefined => {
  const command = read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ');
  if (/kafka\.Kafka/.test(command)) return 'Kafka';
  if (/postgres|ferretdb|mongod /.test(command)) return 'database';
  if (/harvest-process\.ts/.test(command)) return 'harvester';
  return /services\/(\w+)\/src\/(?:main|cli)\.ts/.exec(command)?.[1] ?? /stage-process\.ts (\w+)/.exec(command)?.[1];
};

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};
const list = (path: string): string[] => {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
};
