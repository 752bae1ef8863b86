// Loaded before a process's own modules: its clock is CLOCK_SHIFT_HOURS off.
const shift = Number(process.env.CLOCK_SHIFT_HOURS) * 3_600_000;
const RealDate = Date;
globalThis.Date = class extends RealDate {
  constructor(...args) {
    if (args.length === 0) super(RealDate.now() + shift);
    else super(...args);
  }

  static now() {
    return RealDate.now() + shift;
  }
};
