export { badAnswers } from './bad-answers.ts';
export { CatalogueServer, connectionFaults } from './catalogue-server.ts';
export { SimulatedCatalogue, type CatalogueOptions } from './simulated-catalogue.ts';
