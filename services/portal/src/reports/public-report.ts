import { MAX_REPORT_CHARS, REPORT_DAYS, ReportKind } from '@moisson/contracts';
import { wellFormedText } from '@moisson/kernel';
import { z } from 'zod';

/** Characters that show nothing and may reorder or hide text; line breaks and tabs stay. */
const UNSEEN = /(?![\n\t])[\p{Cc}\p{Cf}]/gu;

/** What a visitor reports. Only `other` needs a text. */
export const ReportBody = z.strictObject({
  kind: ReportKind.describe('What is wrong'),
  text: z
    .string()
    .max(4 * MAX_REPORT_CHARS)
    .transform((text) => wellFormedText(text).replaceAll(/\r\n?/g, '\n').replaceAll(UNSEEN, '').trim())
    .pipe(z.string().max(MAX_REPORT_CHARS))
    .default('')
    .describe(`In your own words, at most ${MAX_REPORT_CHARS} characters. Addresses of persons in it are masked`),
});
export type ReportBody = Readonly<z.infer<typeof ReportBody>>;

/** What becomes of a report. */
export const TakenReport = z.strictObject({
  /** Days after which it is deleted, if nobody decides about it before. */
  keptDays: z.int().positive(),
});

export const takenReport: Readonly<z.infer<typeof TakenReport>> = { keptDays: REPORT_DAYS.undecided };
