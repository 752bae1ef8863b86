import type { RecordKey } from '@moisson/contracts';
import type { AbsentEntry, Answers, RecordAnswer } from '@moisson/domain';
import type { RunContext } from '../run/run-context.ts';
import { PresentRecords } from './present-records.ts';
import { ask, questionOf, RecordServer } from './record-server.ts';

/** Maximum of records that one run asks its source for. */
const MAX_QUESTIONS = 100;
/** Maximum of servers that one run asks: landing pages may be anywhere. */
const MAX_SERVERS = 4;
/** Questions in a row without an answer, after which a run stops asking. */
const MAX_SILENCE = 3;

/**
 * Asks the source for missing records, one by one: the first of them, within the host's budget.
 *
 * "Gone" is believed only if, in the same run, the server confirms a record that is known to exist, before and after: a server that answers
 * "not found" to everything proves nothing. Nor is it believed of a record that may have returned under another key. "Here" is believed if
 * the answer names the record, or if the server does not give the same answer for a record that cannot exist. If the source is read with a
 * filter, "here" does not prove that the record matches the filter.
 *
 * Returns `pending` for records that were not asked for. Records without a question, or whose server gave no usable answer, are left out.
 */
export const askForRecords = async (context: RunContext, missing: readonly AbsentEntry[]): Promise<Answers> => {
  const answers = new Map<RecordKey, RecordAnswer | 'pending'>(missing.map(({ recordKey }) => [recordKey, 'pending']));
  const asked = missing.slice(0, MAX_QUESTIONS);
  if (asked.length === 0) return answers;
  const present = await PresentRecords.read(context, asked);
  const servers = new Map<string, RecordServer>();
  const believed = new Map<string, RecordKey[]>();
  let silence = 0;
  for (const entry of asked) {
    context.signal.throwIfAborted();
    const { recordKey } = entry;
    const question = await questionOf(context, recordKey);
    if (question === undefined || (question.decoy !== undefined && present.hasPageOf(entry))) {
      answers.delete(recordKey);
      continue;
    }
    const { origin } = new URL(question.request.url);
    let server = servers.get(origin);
    if (server === undefined) {
      if (servers.size >= MAX_SERVERS) continue;
      server = await RecordServer.try(context, question, present.controls);
      servers.set(origin, server);
    }
    if (server.state === 'none') answers.delete(recordKey);
    else if (server.state === 'silent') answers.set(recordKey, 'unknown');
    else if (silence < MAX_SILENCE) {
      const said = await ask(context, question);
      silence = said === 'silent' ? silence + 1 : 0;
      const isGone = said === 'gone' && server.state === 'answers' && !present.mayHold(entry, context.claim.claimedAt);
      const isHere = said === 'here' && context.source.options.filter === undefined;
      answers.set(recordKey, isGone ? 'gone' : isHere ? 'here' : 'unknown');
      if (isGone) believed.set(origin, [...(believed.get(origin) ?? []), recordKey]);
    }
  }
  for (const [origin, keys] of believed)
    if (!(await servers.get(origin)!.stillConfirms(context))) for (const key of keys) answers.set(key, 'unknown');
  return answers;
};
