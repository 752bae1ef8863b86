export { operationRoutes, type Serving } from './operation-routes.ts';
export { sendStream } from './send-stream.ts';
export { sendParts } from './send-parts.ts';
