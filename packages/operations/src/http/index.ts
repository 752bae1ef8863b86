export { operationRoutes, type Serving } from './operation-routes.ts';
