import { OperatorClient, runCli } from '@moisson/cli';

/** What a command printed, and its exit code. */
export interface CliOutput {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Returns the `moisson` command in English, in this process, on an operator that runs already. */
export const cliOn =
  (operatorUrl: string) =>
  async (...args: string[]): Promise<CliOutput> => {
    const output = { stdout: '', stderr: '' };
    const never = (): Promise<never> => Promise.reject(new Error('not asked for'));
    const code = await runCli(args, {
      language: 'en',
      write: (text) => (output.stdout += text),
      writeError: (text) => (output.stderr += text),
      connect: (work) => work(new OperatorClient(operatorUrl, { language: 'en' })),
      serve: never,
      topics: never,
      migrate: never,
      rebuildSearch: never,
      rebuild: never,
      mcp: never,
      portalUrl: (given) => given ?? operatorUrl,
      local: () => ({ versions: {}, settings: {}, metrics: never }),
      resolve: (path) => path,
    });
    return { code, ...output };
  };
