import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A separate disk, small enough for a test to fill. */
export interface SmallDisk {
  readonly dir: string;
  /** Fills the disk to the last byte. */
  readonly fill: () => void;
  /** Deletes what `fill` wrote. */
  readonly free: () => void;
  readonly readOnly: (on: boolean) => void;
  readonly [Symbol.dispose]: () => void;
}

const run = (command: string, ...args: string[]): boolean => spawnSync(command, args, { stdio: 'ignore' }).status === 0;

/** Whether this machine allows mounting one (root on Linux). If not, the tests that need one are skipped, but never in CI. */
export const canMount = ((): boolean => {
  const dir = mkdtempSync(join(tmpdir(), 'moisson-mount-'));
  const mounted = run('mount', '-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', dir) && run('umount', dir);
  rmSync(dir, { recursive: true });
  if (!mounted && process.env.CI === 'true') throw new Error('tests of full disks need root: mount -t tmpfs failed');
  if (!mounted) process.stderr.write('skipped: tests of full disks need root, to mount a small one\n');
  return mounted;
})();

export const smallDisk = (mebibytes: number): SmallDisk => {
  const dir = mkdtempSync(join(tmpdir(), 'moisson-disk-'));
  if (!run('mount', '-t', 'tmpfs', '-o', `size=${mebibytes}m`, 'tmpfs', dir)) throw new Error(`cannot mount ${dir}`);
  const filler = join(dir, 'filler');
  return {
    dir,
    fill: () => {
      const file = openSync(filler, 'a');
      // Smaller and smaller pieces, until not even one page is left.
      for (let size = 1 << 20; size >= 512; size /= 2)
        try {
          for (;;) writeSync(file, Buffer.alloc(size));
        } catch {
          // No room for a piece of this size.
        }
      closeSync(file);
    },
    free: () => rmSync(filler, { force: true }),
    readOnly: (on) => {
      if (!run('mount', '-o', `remount,${on ? 'ro' : 'rw'}`, dir)) throw new Error(`cannot remount ${dir}`);
    },
    [Symbol.dispose]: () => {
      if (!run('umount', '-l', dir)) throw new Error(`cannot unmount ${dir}`);
      rmSync(dir, { recursive: true });
    },
  };
};
