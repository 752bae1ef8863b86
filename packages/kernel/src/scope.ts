/** What runs until it is stopped. `stop` may be called twice. */
export interface Running {
  readonly stop: () => Promise<void>;
}

/**
 * Starts something in a scope of its own. What `start` opened in the scope is closed in reverse order: after the thing was stopped,
 * or at once where starting failed. Rejects with the error of `start`.
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
