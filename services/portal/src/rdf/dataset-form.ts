import type { Dataset } from '@moisson/contracts';
import { datasetQuads, schemaOrgDataset, type Site } from '@moisson/dcat';
import type { Response } from 'express';
import { extensions, sendRdf, type Extension } from './representations.ts';

export { schemaOrgDataset, type Site };

/** Sends a dataset, whose personal contacts are masked, in one of its forms. Express adds the ETag and answers 304. */
export const sendForm = (response: Response, form: Extension, dataset: Dataset, site: Site): void => {
  // Everybody reads the same, so pages of any site may read it, whichever address it was asked at.
  response.set('access-control-allow-origin', '*');
  if (form === 'json') {
    response.type(extensions.json).send(JSON.stringify(dataset));
    return;
  }
  sendRdf(response, form, datasetQuads(dataset, site));
};
