import type { Answers, Asking, Question } from '../../plan/word-source.ts';
import { positionOf, rowOf } from '../segment/posting.ts';
import { sees, type View, type ViewedSegment } from '../segments.ts';
import type { Vocabulary } from '../vocabulary.ts';
import type { Work } from '../work.ts';

/** A longer list of postings is not counted to the end. */
const COUNTED = 512;

interface Known {
  readonly view: View;
  readonly vocabulary: Vocabulary;
}

/** Runs the planning of a query to its end, and answers what it asks. Gives a turn after each answer. */
export function* answeringQuestions<T>(asking: Asking<T>, known: Known): Work<T> {
  let step = asking.next();
  while (step.done !== true) step = asking.next(yield* answerTo(step.value, known));
  return step.value;
}

function* answerTo(question: Question, { view, vocabulary }: Known): Work<Answers[keyof Answers]> {
  yield;
  switch (question.kind) {
    case 'counts':
      return question.tokens.map((token) =>
        view.segments.reduce((sum, viewed) => sum + countIn(viewed, view, token), 0),
      );
    case 'beginning-with':
      return vocabulary.beginningWith(question.beginning, question.limit);
    case 'nearest': {
      const found: (string | undefined)[] = [];
      for (const word of question.words) {
        found.push(vocabulary.nearest(word));
        yield;
      }
      return found;
    }
  }
}

/** Returns the number of rows with a token that are seen; of a long list, about. 0 only if there is none. */
const countIn = (viewed: ViewedSegment, view: View, token: string): number => {
  const { segment, length, deadRows } = viewed;
  const list = segment.postingsOf(token);
  const count = positionOf(list, length);
  if (deadRows === 0) return count;
  let live = 0;
  // The last rows are the newest: mostly live.
  for (let n = count - 1; n >= 0 && (live === 0 || count <= COUNTED); n -= 1)
    if (sees(viewed, view, rowOf(list[n]!))) live += 1;
  return live === 0 || count <= COUNTED ? live : Math.ceil((count * (length - deadRows)) / length);
};
