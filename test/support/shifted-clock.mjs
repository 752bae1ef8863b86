// Loaded before a process's own modules: shifts its clock by CLOCK_SHIFT_HOURS, or by the hours in the file CLOCK_SHIFT_FILE, which is read
// each time, so that a test can set the clock while the process runs. Does not change timers and `performance.now`.
import { readFileSync } from 'node:fs';

const { CLOCK_SHIFT_FILE: file, CLOCK_SHIFT_HOURS: hours } = process.env;
const shift = file === undefined ? () => Number(hours) : () => Number(readFileSync(file, 'utf8'));
const RealDate = Date;
const now = () => RealDate.now() + shift() * 3_600_000;
globalThis.Date = class extends RealDate {
  constructor(...args) {
    if (args.length === 0) super(now());
    else super(...args);
  }

  static now() {
    return now();
  }
};
