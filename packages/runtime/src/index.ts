export { environmentNames, isLoopback, readConfig, redacted, type Config, type Listen } from './config.ts';
export { startHttpService, type HttpService, type HttpServiceParts } from './http-service.ts';
export { languageOf } from './language.ts';
export { createLogger, type Logger } from './logger.ts';
export { meter, scrape } from './metrics.ts';
export { type HttpProblem } from './problem-json.ts';
