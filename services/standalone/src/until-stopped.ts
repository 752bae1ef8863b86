/** Resolves when the process is told to stop; a second signal ends it at once. */
export const untilStopped = (): Promise<void> =>
  new Promise((resolve) => {
    const stop = (): void => resolve();
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
  });
