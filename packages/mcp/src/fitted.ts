/** Characters of an answer as JSON: some ten thousand tokens, which an assistant can still read whole. */
const MAX_CHARS = 40_000;

type Answer = Readonly<Record<string, unknown>>;

/** Returns an answer that fits: items at the end of its list are left out, and `truncated` tells how many. */
export const fitted = (answer: Answer, list: string | undefined, maxChars = MAX_CHARS): Answer => {
  const items = list === undefined ? undefined : answer[list];
  const length = JSON.stringify(answer).length;
  if (length <= maxChars || !Array.isArray(items)) return answer;
  const lengths = items.map((item) => JSON.stringify(item).length + 1);
  // Of what is not in the list nothing is left out: tools bound it themselves.
  let room = maxChars - (length - lengths.reduce((sum, one) => sum + one, 0)) - NOTE_CHARS;
  const kept = items.filter((_, at) => (room -= lengths[at]!) >= 0);
  return { ...answer, [list!]: kept, truncated: truncation(kept.length, items.length) };
};

const NOTE_CHARS = 400;

/** Returns what tells that a list was cut. */
export const truncation = (shown: number, of: number): Answer => ({
  shown,
  of,
  note: 'Réponse abrégée : préciser la demande, ou suivre les pages. / Answer cut: ask for less, or follow the pages.',
});
