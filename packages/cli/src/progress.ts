/** Milliseconds between two looks of a line of progress. */
const TICK_MS = 1000;

/** Clears the line of a terminal (ECMA-48). */
const CLEAR = '\r\u001b[K';

/**
 * Shows on a terminal for how long work has been going on, on one line that is cleared at its end. Elsewhere it writes nothing: a log or a
 * pipe gets no lines that replace each other.
 */
export const withProgress = async <T>(
  { isTerminal, writeError }: { readonly isTerminal: boolean; readonly writeError: (text: string) => void },
  label: string,
  work: () => Promise<T>,
): Promise<T> => {
  if (!isTerminal) return work();
  const began = performance.now();
  const draw = (): void => writeError(`${CLEAR}${label}… ${Math.round((performance.now() - began) / 1000)} s`);
  draw();
  const timer = setInterval(draw, TICK_MS);
  try {
    return await work();
  } finally {
    clearInterval(timer);
    writeError(CLEAR);
  }
};
