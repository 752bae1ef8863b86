import { readFileSync } from 'node:fs';

/**
 * Returns the peak resident memory of a process of ours, in MiB, from Linux's high-water mark (proc_pid_status(5), VmHWM). Undefined
 * elsewhere.
 */
export const peakMiBOf = (pid: number | 'self'): number | undefined => {
  if (process.platform !== 'linux') return undefined;
  const kib = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return kib === undefined ? undefined : Number(kib) / 1024;
};

/**
 * Returns the peak resident memory of this process, in MiB. On Linux from its own high-water mark: the figure of `getrusage` is inherited
 * over fork and exec, and would include the parent's.
 */
export const peakMiB = (): number => peakMiBOf('self') ?? process.resourceUsage().maxRSS / 1024;
