import { z } from 'zod';
import { accessProblems } from './access.ts';
import { credentialProblems } from './credentials.ts';
import { fetchProblems } from './fetch.ts';
import { bodyProblems } from './body.ts';
import { detectionProblems } from './detection.ts';
import { dryRunProblems } from './dry-run.ts';
import { contractProblems } from './contract.ts';
import { linkProblems } from './link.ts';
import { pagingProblems } from './paging.ts';
import { recordProblems } from './record.ts';
import { runProblems } from './run.ts';
import { removalProblems } from './removal.ts';
import { installationProblems } from './installation.ts';
import { requestProblems } from './request.ts';
import { fieldProblems } from './field.ts';
import { eventProblems } from './event.ts';
import { sourceProblems } from './source.ts';
import { diskProblems } from './disk.ts';
import { mailProblems } from './mail.ts';
import { reportProblems } from './report.ts';
import { validationProblems } from './validation.ts';
import type { ProblemEntry } from './entry.ts';

/** The closed list of problems, each with its meaning and its remedy (docs/reference/problems.md). */
export const problemCatalogue = {
  ...fetchProblems,
  ...bodyProblems,
  ...detectionProblems,
  ...linkProblems,
  ...pagingProblems,
  ...recordProblems,
  ...runProblems,
  ...removalProblems,
  ...contractProblems,
  ...installationProblems,
  ...requestProblems,
  ...accessProblems,
  ...fieldProblems,
  ...eventProblems,
  ...sourceProblems,
  ...dryRunProblems,
  ...credentialProblems,
  ...diskProblems,
  ...mailProblems,
  ...validationProblems,
  ...reportProblems,
} as const satisfies Record<string, ProblemEntry>;

export type ProblemCode = keyof typeof problemCatalogue;

const codes = Object.keys(problemCatalogue) as [ProblemCode, ...ProblemCode[]];
export const ProblemCode = z.enum(codes);

export { Severity } from './entry.ts';
