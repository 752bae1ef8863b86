import { readFileSync } from 'node:fs';

/**
 * Most memory that this process has had resident, in MiB. On Linux from its own high-water mark (proc_pid_status(5),
 * VmHWM): the figure of `getrusage` is inherited over fork and exec, and would tell the parent's size.
 */
export const peakMiB = (): number => {
  const own =
    process.platform === 'linux'
      ? /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]
      : undefined;
  return Number(own ?? process.resourceUsage().maxRSS) / 1024;
};
