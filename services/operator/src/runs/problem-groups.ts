import type { ProblemGroup, Run, RunDetail } from '@moisson/contracts';
import {
  defined,
  problem,
  said,
  type Bilingual,
  type Forms,
  counted,
  type Language,
  type Problem,
} from '@moisson/kernel';

const MAX_EXAMPLES = 10;
const SEVERITIES = { error: 0, warning: 1, info: 2 } as const;
const records: Readonly<Record<Language, Forms>> = {
  fr: { one: 'fiche', other: 'fiches' },
  en: { one: 'record', other: 'records' },
};

/**
 * Groups the problems of a run, and the remarks on the records that it published, by their cause: worst first, then the most frequent. The
 * texts are the same on pages and in the API.
 */
export const problemGroups = (run: Run | undefined, detail: RunDetail | undefined): ProblemGroup[] =>
  [...groupsOfRun(run), ...groupsOfRecords(detail)].sort(
    (a, b) => SEVERITIES[a.severity] - SEVERITIES[b.severity] || b.count - a.count || (a.code < b.code ? -1 : 1),
  );

const groupsOfRun = (run: Run | undefined): ProblemGroup[] =>
  [...Map.groupBy(run?.problems ?? [], ({ code }) => code)].map(([code, some]) => {
    const [first] = some as [Problem];
    const { severity, message, action } = first;
    const count = Math.max(run?.problemCounts?.[code] ?? 0, some.length);
    return {
      ...{ code, severity, count, action },
      message: count === 1 ? message : said(`${count} × ${message.fr}`, `${count} × ${message.en}`),
      examples: some
        .filter(({ recordKey }) => recordKey !== undefined)
        .slice(0, MAX_EXAMPLES)
        .map(({ recordKey }) => defined({ recordKey })),
    };
  });

const groupsOfRecords = (detail: RunDetail | undefined): ProblemGroup[] =>
  (detail?.findings ?? []).map(({ code, severity, field, records: count, examples }) => {
    const { message, action } = problem(code, { seen: examples.find(({ seen }) => seen !== undefined)?.seen ?? '' });
    return {
      ...{ code, severity, count, action, examples, ...defined({ field }) },
      message: ofRecords(count, message),
    };
  });

/** Returns `412 fiches : la licence manque.` */
const ofRecords = (count: number, message: Bilingual): Bilingual =>
  said(
    `${counted(count, records.fr, 'fr')}\u00a0: ${message.fr}`,
    `${counted(count, records.en, 'en')}: ${message.en}`,
  );
