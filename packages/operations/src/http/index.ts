export { operationRoutes, type Serving } from './operation-routes.ts';
export { sendParts } from './send-parts.ts';
