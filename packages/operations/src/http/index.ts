export { operationRoutes, type Serving } from './operation-routes.ts';
export { sendLines } from './send-lines.ts';
