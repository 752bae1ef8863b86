import { said } from '@moisson/kernel';
import { answer, HttpProblemSchema, openApiDocument } from '@moisson/operations';
import { z } from 'zod';
import type { OperationGroup } from './api-page/api-page.ts';
import { changeOperations } from './changes/change-operations.ts';
import { datasetOperations } from './datasets/dataset-operations.ts';
import { exportOperations } from './exports/export-operations.ts';
import { Dataset, GoneDataset } from './datasets/public-dataset.ts';
import { suggestionOperations } from './search/suggestion-operations.ts';
import { organizationOperations } from './organizations/organization-operations.ts';
import { defineOperation } from './portal-context.ts';
import { LiveRecord } from './records/public-record.ts';
import { nightlyOperations } from './nightly/nightly-operations.ts';
import { recordOperations } from './records/record-operations.ts';
import { validationOperations } from './validation/validation-operations.ts';
import { reportDataset } from './reports/report-operations.ts';
import { sourceOperations } from './sources/source-operations.ts';
import { SourceWithFeed } from './sources/public-source.ts';

const getOpenApi = defineOperation({
  id: 'getOpenApi',
  method: 'get',
  path: '/openapi.json',
  summary: said('Ce document', 'This document'),
  access: 'public',
  input: {},
  output: { 200: { description: 'The document', schema: z.looseObject({}) } },
  problems: [],
  run: async () => answer(portalOpenApi()),
});

/** The operations of the portal, as its page of the API has them. */
export const operationGroups: readonly OperationGroup[] = [
  {
    name: said('Jeux de données', 'Datasets'),
    operations: [...datasetOperations, ...recordOperations, reportDataset],
  },
  {
    name: said('Organisations, sources et recherche', 'Organizations, sources and search'),
    operations: [...organizationOperations, ...suggestionOperations, ...sourceOperations],
  },
  { name: said('Changements', 'Changes'), operations: changeOperations },
  {
    name: said('Tout le catalogue', 'The whole catalogue'),
    operations: [...exportOperations, ...nightlyOperations],
  },
  { name: said('Valider une fiche', 'Validate a record'), operations: validationOperations },
  { name: said('Description de l’API', 'Description of the API'), operations: [getOpenApi] },
];

/** All operations of the portal. */
export const portalOperations = [
  getOpenApi,
  ...datasetOperations,
  reportDataset,
  ...recordOperations,
  ...organizationOperations,
  ...suggestionOperations,
  ...sourceOperations,
  ...changeOperations,
  ...exportOperations,
  ...nightlyOperations,
  ...validationOperations,
];

/** Returns the OpenAPI 3.1 document of the portal. */
export const portalOpenApi = (): Readonly<Record<string, unknown>> =>
  openApiDocument(portalOperations, {
    title: 'Moisson',
    description: 'Catalogue fédéré des données ouvertes du Québec. Federated open-data catalogue of Québec.',
    components: {
      Dataset,
      LiveRecord,
      PublicSource: SourceWithFeed,
      Problem: HttpProblemSchema.extend({ dataset: GoneDataset.optional() }),
    },
    problems: [400, 429, 500, 503],
    descriptions: { 410: 'Removed: `dataset` tells its title, its organization, when it left and why' },
  });
