export { runCli, type CliParts } from './cli.ts';
export { OperatorClient } from './operator-client.ts';
export { readSourcesFile } from './read-sources-file.ts';
