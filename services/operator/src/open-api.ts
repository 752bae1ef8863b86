import { DeadLetter, Feed, Organization, RemovalHold, Run, Source, SourceStatus } from '@moisson/contracts';
import { Problem } from '@moisson/kernel';
import { answer, HttpProblemSchema, openApiDocument } from '@moisson/operations';
import { operatorApi } from '@moisson/operations/operator-api';
import { sourcesFileOperations } from './as-code/sources-file-operations.ts';
import { credentialOperations } from './credentials/credential-operations.ts';
import { deadLetterOperations } from './dead-letters/dead-letter-operations.ts';
import { holdOperations } from './holds/hold-operations.ts';
import { installationOperations } from './installation/installation-operations.ts';
import { mappingOperations } from './mapping/mapping-operations.ts';
import { defineOperation } from './operator-context.ts';
import { organizationOperations } from './organizations/organization-operations.ts';
import { runOperations } from './runs/run-operations.ts';
import { settingsOperations } from './settings/settings-operations.ts';
import { sourceOperations } from './sources/source-operations.ts';

const getOpenApi = defineOperation({
  ...operatorApi.getOpenApi,
  run: async () => answer(operatorOpenApi()),
});

/** All operations of the operator's service. */
export const operatorOperations = [
  getOpenApi,
  ...sourceOperations,
  ...sourcesFileOperations,
  ...mappingOperations,
  ...settingsOperations,
  ...credentialOperations,
  ...organizationOperations,
  ...runOperations,
  ...holdOperations,
  ...deadLetterOperations,
  ...installationOperations,
];

/** Returns the OpenAPI 3.1 document of the operator's service. */
export const operatorOpenApi = (): Readonly<Record<string, unknown>> =>
  openApiDocument(operatorOperations, {
    title: 'Moisson: operator',
    description:
      'L’API de l’exploitant, celle de la commande moisson. The operator’s API: what the moisson command speaks.',
    components: {
      ...{ DeadLetter, Feed, Organization, RemovalHold, Run, RunProblem: Problem, Source, SourceStatus },
      Problem: HttpProblemSchema,
    },
    problems: [400, 403, 500, 503],
    securitySchemes: {
      bearer: { type: 'http', scheme: 'bearer', description: 'The access token (MOISSON_OPERATOR_TOKEN)' },
      basic: { type: 'http', scheme: 'basic', description: 'The access token as the password, for browsers' },
    },
  });
