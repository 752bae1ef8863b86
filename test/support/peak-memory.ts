import { readFileSync } from 'node:fs';

/**
 * Most memory that a process of ours has had resident, in MiB: the high-water mark of Linux (proc_pid_status(5), VmHWM).
 * Nothing elsewhere.
 */
export const peakMiBOf = (pid: number | 'self'): number | undefined => {
  if (process.platform !== 'linux') return undefined;
  const kib = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return kib === undefined ? undefined : Number(kib) / 1024;
};

/**
 * Most memory that this process has had resident, in MiB. On Linux from its own high-water mark: the figure of `getrusage`
 * is inherited over fork and exec, and would tell the parent's size.
 */
export const peakMiB = (): number => peakMiBOf('self') ?? process.resourceUsage().maxRSS / 1024;
