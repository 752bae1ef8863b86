/** The same values and the same end, each asked for while the one before is worked on. */
export async function* oneAhead<T, R>(source: AsyncGenerator<T, R>): AsyncGenerator<T, R> {
  try {
    let next = source.next();
    for (;;) {
      const step = await next;
      if (step.done === true) return step.value;
      next = source.next();
      // Told when its turn comes; nobody asks for it where the work on this one fails.
      next.catch(() => undefined);
      yield step.value;
    }
  } finally {
    source.return(undefined as never).catch(() => undefined);
  }
}
