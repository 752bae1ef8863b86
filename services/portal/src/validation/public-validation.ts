import { MappedDataset } from '@moisson/contracts';
import { Bilingual, Problem, ProblemCode, Severity } from '@moisson/kernel';
import { z } from 'zod';

/** Bytes of a document that is judged. */
export const MAX_DOCUMENT_BYTES = 1024 * 1024;

export const AddressQuery = z.object({
  url: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .describe('The address of the document: http or https, of a public server'),
});

/** Any document, as it is. */
export const GivenBody = z
  .string()
  .describe('The record, or a list of records, as its catalogue serves it: at most 1 MiB');

/** One thing that was found in a record, and how to mend it. */
const Remark = z.strictObject({
  code: ProblemCode,
  severity: Severity,
  field: z.string().optional(),
  /** The value that the record has there. */
  seen: z.string().optional(),
  message: Bilingual,
  fix: Bilingual,
  /** The standard or vocabulary that the rule is of. */
  rule: z.strictObject({ title: z.string(), url: z.url() }).optional(),
});

const JudgedRecord = z.strictObject({
  /** Absent if it has none: such a record is not published. */
  key: z.string().optional(),
  /** Its beginning, passwords in addresses removed. */
  original: z.string(),
  mapped: MappedDataset,
  findings: z.array(Remark),
});

/** What Moisson would make of a document. Nothing is stored. */
export const Validation = z.strictObject({
  /** The protocol that understands most of it; absent if none reads a record in it. */
  protocol: z.strictObject({ name: z.string(), title: z.string() }).optional(),
  /** The first ten. */
  records: z.array(JudgedRecord),
  total: z.int().min(0),
  problems: z.array(Problem),
});
export type Validation = z.infer<typeof Validation>;
