import {
  Alert,
  ApiKey,
  AuditEntry,
  Dataset,
  DeadLetter,
  DryRun,
  Feed,
  MergeSuggestion,
  Organization,
  RemovalHold,
  Report,
  Run,
  RunDetail,
  Silence,
  Source,
  SourceStatus,
  Webhook,
} from '@moisson/contracts';
import { Problem } from '@moisson/kernel';
import { answer, HttpProblemSchema, openApiDocument } from '@moisson/operations';
import { operatorApi } from '@moisson/operations/operator-api';
import { z } from 'zod';
import { alertOperations } from './alerts/alert-operations.ts';
import { sourcesFileOperations } from './as-code/sources-file-operations.ts';
import { auditOperations } from './audit/audit-operations.ts';
import { credentialOperations } from './credentials/credential-operations.ts';
import { deadLetterOperations } from './dead-letters/dead-letter-operations.ts';
import { holdOperations } from './holds/hold-operations.ts';
import { digestOperations } from './digest/digest-operations.ts';
import { inboxOperations } from './inbox/inbox-operations.ts';
import { installationOperations } from './installation/installation-operations.ts';
import { draftOperations } from './drafts/draft-operations.ts';
import { dryRunOperations } from './dry-runs/dry-run-operations.ts';
import { incidentOperations } from './incidents/incident-operations.ts';
import { linkOperations } from './links/link-operations.ts';
import { mappingOperations } from './mapping/mapping-operations.ts';
import { defineOperation } from './operator-context.ts';
import { keyOperations } from './keys/key-operations.ts';
import { mergeOperations } from './suggestions/merge-operations.ts';
import { organizationOperations } from './organizations/organization-operations.ts';
import { reportOperations } from './reports/report-operations.ts';
import { runOperations } from './runs/run-operations.ts';
import { settingsOperations } from './settings/settings-operations.ts';
import { sourceOperations } from './sources/source-operations.ts';
import { webhookOperations } from './webhooks/webhook-operations.ts';

const getOpenApi = defineOperation({
  ...operatorApi.getOpenApi,
  run: async () => answer(operatorOpenApi()),
});

/** A problem, with what changed a source since the revision that `If-Match` named. */
const OperatorProblem = HttpProblemSchema.extend({
  revision: z.int().positive().optional(),
  changes: z
    .array(z.strictObject({ at: z.string(), by: z.string(), operation: z.string(), fields: z.array(z.string()) }))
    .optional(),
});

/** All operations of the operator's service. */
export const operatorOperations = [
  getOpenApi,
  ...sourceOperations,
  ...dryRunOperations,
  ...draftOperations,
  ...sourcesFileOperations,
  ...mappingOperations,
  ...settingsOperations,
  ...credentialOperations,
  ...organizationOperations,
  ...runOperations,
  ...holdOperations,
  ...deadLetterOperations,
  ...mergeOperations,
  ...inboxOperations,
  ...reportOperations,
  ...digestOperations,
  ...installationOperations,
  ...auditOperations,
  ...keyOperations,
  ...webhookOperations,
  ...alertOperations,
  ...linkOperations,
  ...incidentOperations,
];

/** Returns the OpenAPI 3.1 document of the operator's service. */
export const operatorOpenApi = (): Readonly<Record<string, unknown>> =>
  openApiDocument(operatorOperations, {
    title: 'Moisson: operator',
    description:
      'L’API de l’exploitant, celle de la commande moisson. The operator’s API: what the moisson command speaks.',
    components: {
      ...{ ApiKey, AuditEntry, Dataset, DeadLetter, DryRun, Feed, MergeSuggestion, Organization },
      ...{ RemovalHold, Report, Run, RunDetail, RunProblem: Problem, Source, SourceStatus, Webhook },
      ...{ Alert, Silence },
      Problem: OperatorProblem,
    },
    problems: [400, 403, 429, 500, 503],
    securitySchemes: {
      bearer: {
        type: 'http',
        scheme: 'bearer',
        description: 'An API key, or the access token (MOISSON_OPERATOR_TOKEN)',
      },
      basic: { type: 'http', scheme: 'basic', description: 'The same as the password, for browsers' },
    },
  });
