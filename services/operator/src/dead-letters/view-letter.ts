import type { DeadLetter } from '@moisson/contracts';
import { redactText, wellFormedText } from '@moisson/kernel';
import type { DeadLetterView, ReplayPreview } from '@moisson/operations/operator-api';
import type { OperatorParts } from '../operator-parts.ts';
import { getLetter } from './get-letter.ts';
import { planReplay } from './plan-replay.ts';
import { sentRecord } from './remap-record.ts';

/** Bytes of an original that are shown. */
const MAX_SHOWN = 64 * 1024;

/** Returns a letter with its originals, and what a replay would make of it. Throws `request.not-found`. */
export const viewLetter = async (parts: OperatorParts, id: string): Promise<DeadLetterView> => {
  const letter = await getLetter(parts, id);
  const [original, sent, preview] = await Promise.all([
    parts.store.deadLetters.original(id),
    sentRecord(parts, letter),
    previewOf(parts, letter),
  ]);
  return {
    letter,
    event: shown(original?.value ?? new Uint8Array()),
    ...(sent === undefined ? {} : { sent: shown(sent.payload.body) }),
    preview,
  };
};

const previewOf = async (parts: OperatorParts, letter: DeadLetter): Promise<ReplayPreview> => {
  const plan = await planReplay(parts, letter);
  if (plan.outcome !== 'publish') return plan;
  const { outcome, from, record } = plan;
  if (record === undefined) return { outcome, from };
  if (record.state === 'removed') return { outcome, from, isRemoval: true };
  return { outcome, from, dataset: record.dataset, findings: [...record.findings] };
};

/** Bytes as text for people; what is not UTF-8 is replaced, and passwords in addresses are removed. */
const shown = (bytes: Uint8Array): DeadLetterView['event'] => ({
  text: redactText(wellFormedText(Buffer.from(bytes.subarray(0, MAX_SHOWN)).toString('utf8'))),
  cut: bytes.byteLength > MAX_SHOWN,
});
