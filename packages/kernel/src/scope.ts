/** Something that runs until `stop` is called. `stop` may be called twice. */
export interface Running {
  readonly stop: () => Promise<void>;
}

/**
 * Starts something in its own scope. Resources that `start` added to the scope are closed in reverse order, after the
 * thing has stopped, or at once if `start` fails. Rejects with the error of `start`.
 */
export const inScope = async <T extends Running>(start: (scope: AsyncDisposableStack) => Promise<T>): Promise<T> => {
  await using opened = new AsyncDisposableStack();
  const started = await start(opened);
  const scope = opened.move();
  return {
    ...started,
    stop: async () => {
      await started.stop();
      await scope.disposeAsync();
    },
  };
};
