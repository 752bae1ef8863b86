import express, { type Router } from 'express';
import { readDatasetId } from '../datasets/dataset-query.ts';

const MAX_NAME = 200;

/** The addresses of a CKAN's pages lead to ours: clients make them from names. */
export const ckanAddressRoutes = (): Router => {
  const router = express.Router();
  const toDataset = (name: unknown): string => `/datasets/${readDatasetId(name)}`;
  const toDatasets = (filter: string, name: unknown): string =>
    `/datasets?${new URLSearchParams({ [filter]: String(name).toWellFormed().slice(0, MAX_NAME) }).toString()}`;
  router.get('/dataset', (request, response) => {
    const { q } = request.query;
    response.redirect(301, typeof q === 'string' && q !== '' ? toDatasets('q', q) : '/datasets');
  });
  router.get('/dataset/:name', (request, response) => response.redirect(301, toDataset(request.params.name)));
  router.get('/dataset/:name/resource/:resource', (request, response) =>
    response.redirect(301, toDataset(request.params.name)),
  );
  router.get('/organization', (_request, response) => response.redirect(301, '/organizations'));
  router.get('/organization/:name', (request, response) =>
    response.redirect(301, toDatasets('organization', request.params.name)),
  );
  router.get('/group/:name', (request, response) => response.redirect(301, toDatasets('theme', request.params.name)));
  return router;
};
