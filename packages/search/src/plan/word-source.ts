/** What planning a query asks an index. */
export type Question =
  | { readonly kind: 'counts'; readonly tokens: readonly string[] }
  | { readonly kind: 'beginning-with'; readonly beginning: string; readonly limit: number }
  | { readonly kind: 'nearest'; readonly words: readonly string[] };

/** The answer to each kind of question. */
export interface Answers {
  /** For each token, the number of datasets that hold it; about, except for zero. */
  readonly counts: readonly number[];
  /** Words of titles and keywords, the most frequent first. */
  readonly 'beginning-with': readonly string[];
  /** For each word, the nearest word of titles and keywords (`isNear`), of equally near ones the most frequent. */
  readonly nearest: readonly (string | undefined)[];
}
type Answer = Answers[keyof Answers];

/** A computation that asks an index on its way. One that answers at once and one that answers later run the same code. */
export type Asking<T> = Generator<Question, T, Answer>;

/** Asks one question. */
export function* ask<Kind extends keyof Answers>(question: Question & { readonly kind: Kind }): Asking<Answers[Kind]> {
  return (yield question) as Answers[Kind];
}

/** Runs a computation to its end with an index that answers at once. */
export const answered = <T>(asking: Asking<T>, answer: (question: Question) => Answer): T => {
  let step = asking.next();
  while (step.done !== true) step = asking.next(answer(step.value));
  return step.value;
};

/** Runs a computation to its end with an index that answers later. Rejects as `answer` does. */
export const answeredLater = async <T>(
  asking: Asking<T>,
  answer: (question: Question) => Promise<Answer>,
): Promise<T> => {
  let step = asking.next();
  while (step.done !== true) step = asking.next(await answer(step.value));
  return step.value;
};
