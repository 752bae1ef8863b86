export {
  distributedForm,
  environmentNames,
  readConfig,
  redacted,
  type Config,
  type Distributed,
  type Listen,
} from './config.ts';
export { gaugeBounds } from './gauge-bounds.ts';
export { gaugeFiles } from './gauge-files.ts';
export { startHttpService, type HttpService, type HttpServiceParts } from './http-service.ts';
export { guardHost } from './guard-host.ts';
export { languageOf } from './language.ts';
export { createLogger, type Logger } from './logger.ts';
export { meter } from './metrics.ts';
export { type HttpProblem } from './problem-json.ts';
export { readsOnly } from './reads-only.ts';
export { originOf } from './origin.ts';
export { runService, startFailure, untilStopped, type RunningService } from './run-service.ts';
export { startMetrics } from './start-metrics.ts';
export { watchLoop } from './watch-loop.ts';
export { startWorker, type WorkerParts } from './start-worker.ts';
export { STUCK_MS, watchLiveness } from './watch-liveness.ts';
