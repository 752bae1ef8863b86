/** Long work that yields where other work may run: every millisecond or so. */
export type Work<T> = Generator<undefined, T, undefined>;

/** Does the whole work at once. */
export const toEnd = <T>(work: Work<T>): T => {
  let step = work.next();
  while (step.done !== true) step = work.next();
  return step.value;
};
