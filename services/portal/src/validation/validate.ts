import { readDocument, type ReadRecord } from '@moisson/connectors';
import { Politeness, type Finding } from '@moisson/contracts';
import type { Fetching } from '@moisson/domain';
import { cutText, defined, MoissonError, problem, wellFormedText } from '@moisson/kernel';
import type { WorkBudget } from '../work-budget.ts';
import { MAX_DOCUMENT_BYTES, type Validation } from './public-validation.ts';
import { ruleOf } from './rules.ts';

/** Records that are shown. */
const MAX_RECORDS = 10;
/** Characters of an original, of a value, and of a text of the mapped record that are shown; findings of one record. */
const [MAX_ORIGINAL, MAX_SEEN, MAX_TEXT, MAX_FINDINGS] = [20_000, 200, 2000, 50];
/** Items of a list of the mapped record that are shown. */
const MAX_ITEMS = 20;
/** Milliseconds for all of it. */
const TIMEOUT_MS = 20_000;
/** Seconds. One request, for which a person waits. */
const POLITENESS = Politeness.parse({ crawlDelaySeconds: 0.25, timeoutSeconds: 10 });

/**
 * Returns what Moisson would make of a document: the mapping is that of a harvest. Stores nothing. `signal` aborts when the caller
 * leaves.
 */
export const validateDocument = async (
  bytes: Uint8Array,
  budget: WorkBudget,
  signal: AbortSignal,
  contentType?: string,
): Promise<Validation> => {
  const limits = { signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]), limit: MAX_RECORDS };
  const { protocol, records, total, problems } = await readDocument({ bytes, contentType }, limits);
  return budget.masked({
    ...(protocol === undefined ? {} : { protocol: { name: protocol.name, title: protocol.title } }),
    ...{ records: records.map(judged), total, problems: [...problems] },
  });
};

/** Does the same for the document at an address. An address that cannot be read is a problem of the result. */
export const validateAddress = async (
  fetching: Fetching,
  url: string,
  budget: WorkBudget,
  signal: AbortSignal,
): Promise<Validation> => {
  try {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]);
    const request = { url, accept: '*/*', maxBytes: MAX_DOCUMENT_BYTES };
    const body = await fetching.forSource({ politeness: POLITENESS }, limit).send(request);
    const chunks = await Array.fromAsync(body.chunks);
    return await validateDocument(Buffer.concat(chunks), budget, limit, body.contentType);
  } catch (error) {
    if (!(error instanceof MoissonError) || !error.code.startsWith('fetch.')) throw error;
    return { records: [], total: 0, problems: [error.toProblem()] };
  }
};

const judged = ({ key, bytes, mapped: { dataset, findings } }: ReadRecord): Validation['records'][number] => ({
  ...defined({ key }),
  original: wellFormedText(cutText(Buffer.from(bytes.subarray(0, 2 * MAX_ORIGINAL)).toString(), MAX_ORIGINAL)),
  mapped: shortened(dataset) as typeof dataset,
  findings: findings.slice(0, MAX_FINDINGS).map(remarkOf),
});

const remarkOf = ({
  code,
  severity,
  field,
  seen: whole,
}: Finding): Validation['records'][number]['findings'][number] => {
  const seen = whole === undefined ? undefined : cutText(whole, MAX_SEEN);
  const { message, action } = problem(code, { seen: seen ?? '…' });
  const { fix = action, rule } = ruleOf(code);
  return { code, severity, message, fix, ...defined({ field, seen, rule }) };
};

/** Returns a value with long lists and texts cut: somebody looks at it. */
const shortened = (value: unknown): unknown => {
  if (typeof value === 'string') return cutText(value, MAX_TEXT);
  if (Array.isArray(value)) return value.slice(0, MAX_ITEMS).map(shortened);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, shortened(one)]));
};
