export { badAnswers } from './bad-answers.ts';
export { CatalogueServer, connectionFaults } from './catalogue-server.ts';
export { type Demand, type SimulatedTls } from './demand.ts';
export { drifts, type DriftName } from './drift.ts';
export { Federation } from './federation.ts';
export { parseScenario, playStep, type ScenarioStep } from './scenario.ts';
export {
  SimulatedCatalogue,
  simulatedProtocols,
  type CatalogueOptions,
  type SimulatedProtocol,
} from './simulated-catalogue.ts';
