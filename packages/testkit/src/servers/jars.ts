import { join } from 'node:path';
import { run, ServerUnavailable } from './server.ts';

/** A server whose jars Maven fetches. */
interface JarsOf {
  /** A file of this folder. */
  readonly pom: string;
  readonly server: string;
  /** What to set in place of Java and Maven, for the message. */
  readonly instead: string;
}

/** Fetches the jars that a pom names, into `libs`. Throws `ServerUnavailable` without Java or Maven. */
export const fetchJars = async (into: string, { pom, server, instead }: JarsOf): Promise<void> => {
  for (const command of ['java', 'mvn'])
    await run(command, ['-version']).catch(() => {
      throw new ServerUnavailable(
        `${server} needs "${command}": install Java 17 or later and Maven, or set ${instead}`,
      );
    });
  await run('mvn', [
    ...['-q', '-B', '-f', join(import.meta.dirname, pom)],
    ...['dependency:copy-dependencies', `-DoutputDirectory=${join(into, 'libs')}`],
  ]);
};
