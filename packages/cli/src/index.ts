export { runCli, type CliParts } from './cli.ts';
export { examples } from './examples.ts';
export { type LocalFacts } from './support/support-bundle.ts';
export { OperatorClient } from './operator-client.ts';
export { readSourcesFile } from './read-sources-file.ts';
