/** Yields the same values, but requests each one while the caller works on the previous one. */
export async function* oneAhead<T, R>(source: AsyncGenerator<T, R>): AsyncGenerator<T, R> {
  try {
    let next = source.next();
    for (;;) {
      const step = await next;
      if (step.done === true) return step.value;
      next = source.next();
      // Rethrown by `await next`; this no-op catch avoids an unhandled rejection if the caller never gets there.
      next.catch(() => undefined);
      yield step.value;
    }
  } finally {
    source.return(undefined as never).catch(() => undefined);
  }
}
