import { defined, messageOf, MoissonError, type Language } from '@moisson/kernel';
import type { GivenInput, OperationDescription, OperationInput } from '@moisson/operations';
import { operatorApi, type Detection } from '@moisson/operations/operator-api';
import { Command, CommanderError } from 'commander';
import { addCredentialCommands } from './credential-commands.ts';
import { addDeadLetterCommands } from './dead-letter-commands.ts';
import { addSourceFlags, detectedSpec, specOf, withUpload, type AddOptions } from './add-source.ts';
import { addDryRunCommands } from './dry-run-commands.ts';
import { addDraftCommands } from './draft-commands.ts';
import { detectionText, isAddress } from './detection-text.ts';
import { frenchError, helpInFrench } from './french.ts';
import { addHoldCommands } from './hold-commands.ts';
import { addDigestCommands } from './digest-commands.ts';
import { addInboxCommands } from './inbox-commands.ts';
import { addMergeCommands } from './merge-commands.ts';
import { addInstallationCommands } from './installation-commands.ts';
import { addExamples } from './examples.ts';
import { FoundFaults } from './found-faults.ts';
import { addMappingCommands } from './mapping-commands.ts';
import type { OperatorClient } from './operator-client.ts';
import { withProgress } from './progress.ts';
import { addSetCommand } from './set-source.ts';
import { addPortalCommands } from './portal-commands.ts';
import type { LocalFacts } from './support/support-bundle.ts';
import { addSupportCommands } from './support/support-commands.ts';
import { ownMessage, problemOf } from './error-texts.ts';
import { showTable } from './output.ts';
import { rebuildAll, type RebuildAfter } from './rebuild-all.ts';
import { uploadBodyOf, uploadTo } from './upload-file.ts';
import { UsageError } from './usage-error.ts';
import { SourcesFileError } from './read-sources-file.ts';
import { addSourcesFileCommands } from './sources-file-commands.ts';

export interface CliParts {
  readonly language: Language;
  readonly write: (text: string) => void;
  readonly writeError: (text: string) => void;
  /** Whether a person sees what `writeError` writes: progress is shown only then. */
  readonly isTerminal?: boolean;
  /** Runs `work` with a client of the operator's API: that of the running service, or one started for this command. */
  readonly connect: (work: (client: OperatorClient) => Promise<void>) => Promise<void>;
  /** Runs all services until the process is told to stop. */
  readonly serve: () => Promise<void>;
  /** Applies the declared topics to the cluster, or returns how they differ. */
  readonly topics: (action: 'apply' | 'check') => Promise<unknown>;
  /** Creates or updates the database's indexes for this version. */
  readonly migrate: () => Promise<unknown>;
  /** Runs `work` with a function that does one step of rebuilding all datasets from their records. */
  readonly rebuild: (work: (step: RebuildAfter) => Promise<void>) => Promise<void>;
  /** Builds the index of the search engine anew beside the one that is searched, then swaps them. */
  readonly rebuildSearch: () => Promise<unknown>;
  /** What only this process knows, for a support bundle. */
  readonly local: () => LocalFacts;
  /** Serves the tools of an assistant (MCP) on standard input and output, for the portal at this address or the usual one. */
  readonly mcp: (portalUrl: string | undefined) => Promise<void>;
  /** Returns the address of a portal: the given one, or the usual one. Throws `request.invalid` for one that is none. */
  readonly portalUrl: (given: string | undefined) => string;
  /** Resolves a path that the user typed (relative to the user's folder, not to ours). */
  readonly resolve: (path: string) => string;
}

/** A source of the operator's list; `problem` is set if this version cannot read it. */
interface ListedSource {
  readonly problem?: unknown;
  readonly feed?: { readonly quarantinedSince?: string };
}

/** The revision at which a source must be for the command to change it. */
interface Revised {
  readonly revision?: string;
}

/** Runs the command line and returns the exit code: 0 done, 1 failed, 2 wrong usage. */
export const runCli = async (argv: readonly string[], parts: CliParts): Promise<0 | 1 | 2> => {
  const wantsJson = argv.includes('--json');
  try {
    await program(parts, wantsJson).parseAsync([...argv], { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof FoundFaults) return 1;
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return 0;
      const title = parts.language === 'fr' ? frenchError(error) : error.message;
      // A command group without a subcommand has printed its help already.
      if (error.code !== 'commander.help') parts.writeError(`${title}\n`);
      if (wantsJson) parts.write(`${JSON.stringify({ error: { code: 'request.invalid', title } })}\n`);
      return 2;
    }
    const message = error instanceof MoissonError ? ownMessage(error, parts.language) : messageOf(error);
    const lines = error instanceof SourcesFileError ? error.lines.map((line) => line[parts.language]) : [];
    parts.writeError([`moisson: ${message}`, ...lines.slice(1), ''].join('\n'));
    if (wantsJson) parts.write(`${JSON.stringify({ error: problemOf(error, message, lines) })}\n`);
    return error instanceof UsageError ? 2 : 1;
  }
};

const program = (parts: CliParts, json: boolean): Command => {
  const { connect, write, serve, topics, migrate, rebuild, rebuildSearch, resolve } = parts;
  const show = (value: unknown, columns?: readonly string[]): void => {
    if (json) write(`${JSON.stringify(value)}\n`);
    else if (Array.isArray(value) && columns !== undefined)
      write(
        value.length === 0
          ? `${t('(rien)', '(none)')}\n`
          : `${showTable(value as Record<string, unknown>[], columns)}\n`,
      );
    else write(`${JSON.stringify(value, undefined, 2)}\n`);
  };
  /** Calls an operation and prints its answer; if it started work (202), waits for the result. */
  const call = <Input extends OperationInput>(
    operation: OperationDescription<Input>,
    given: GivenInput<Input>,
    columns?: readonly string[],
    revision?: string,
  ): Promise<void> => connect(async (client) => show(await client.call(operation, given, { revision }), columns));
  const t = (fr: string, en: string): string => (parts.language === 'fr' ? fr : en);
  const fileAt = (path: string): string => (path === '-' ? path : resolve(path));
  /** Shows progress while work goes on that a person waits for. */
  const waiting = <T>(waits: boolean, label: string, work: () => Promise<T>): Promise<T> =>
    withProgress(
      { isTerminal: waits && !json && parts.isTerminal === true, writeError: parts.writeError },
      label,
      work,
    );

  const moisson = new Command('moisson')
    .description(t('Catalogue fédéré des données ouvertes du Québec', 'Federated open-data catalogue of Québec'))
    .exitOverride()
    // Commander's own error output is off: the caller that catches the error prints it once.
    .configureOutput({ writeOut: parts.write, writeErr: parts.writeError, outputError: () => undefined });
  // Every command accepts --json; the flag itself is read once, above.
  const command = (parent: Command, usage: string, description: string): Command =>
    parent
      .command(usage)
      .description(description)
      .option('--json', t('écrire une seule valeur JSON', 'print one JSON value'));

  const withRevision = (one: Command): Command =>
    one.option(
      '--revision <n>',
      t(
        'seulement si la source en est à cette version (source show)',
        'only if the source is at this revision (source show)',
      ),
    );

  const group = { language: parts.language, json, write, command, call, show, connect, resolve, waiting };
  const source = moisson.command('source').description(t('les sources', 'the sources'));
  addSourceFlags(
    command(source, 'add', t('inscrire une source et la lire dès que possible', 'register a source and make it due')),
    parts.language,
  ).action((options: AddOptions) => {
    if (options.file !== undefined) {
      // Read first: a file that cannot be sent registers nothing.
      const [spec, body] = [
        specOf(withUpload(options, parts.language), parts.language),
        uploadBodyOf(fileAt(options.file)),
      ];
      return connect(async (client) => {
        await client.call(operatorApi.addSource, { body: spec });
        show(await uploadTo(client, spec.id, body));
      });
    }
    return connect(async (client) =>
      show(await client.call(operatorApi.addSource, { body: await detectedSpec(client, options, parts.language) })),
    );
  });
  command(
    source,
    'upload <id> <file>',
    t(
      'remplacer le fichier déposé d’une source, et la lire; « - » : l’entrée standard',
      'replace the uploaded file of a source, and read it; "-": standard input',
    ),
  ).action((id: string, file: string) => {
    const body = uploadBodyOf(fileAt(file));
    return connect(async (client) => show(await uploadTo(client, id, body)));
  });
  command(
    source,
    'list',
    t('toutes les sources et l’état de leur flux', 'all sources and how their feeds stand'),
  ).action(() =>
    connect(async (client) => {
      const sources = (await client.call(operatorApi.listSources, {})) as readonly ListedSource[];
      const more = sources.some(({ problem }) => problem !== undefined) ? [`problem.message.${parts.language}`] : [];
      const isQuarantined = sources.some(({ feed }) => feed?.quarantinedSince !== undefined);
      const quarantine = isQuarantined ? ['feed.quarantinedSince', 'feed.nextTryAt'] : [];
      const shown = ['id', 'protocol', 'state', 'feed.state', 'feed.records', 'feed.lastCompleteAt', 'owner.kind'];
      show(sources, [...shown, ...quarantine, ...more]);
    }),
  );
  command(
    source,
    'show <id>',
    t('une source, son état et sa dernière lecture', 'one source, its status and its last run'),
  ).action((id: string) => call(operatorApi.getSource, { params: { id } }));
  command(
    source,
    'check <id-or-url>',
    t(
      'demander à une source inscrite ce qu’elle est, ou dire ce qui se trouve à une adresse',
      'ask a registered source what it is, or say what stands behind an address',
    ),
  ).action((given: string) =>
    isAddress(given)
      ? connect(async (client) => {
          if (!json) parts.writeError(`${t('Recherche, 22 requêtes au plus', 'Looking, at most 22 requests')}…\n`);
          const detection = (await client.call(operatorApi.detectSource, { body: { address: given } })) as Detection;
          if (json) show(detection);
          else write(detectionText(detection, parts.language));
        })
      : call(operatorApi.checkSource, { params: { id: given } }),
  );
  for (const [action, operation, description] of [
    ['pause', operatorApi.pauseSource, t('ne plus la lire', 'stop polling it')],
    ['resume', operatorApi.resumeSource, t('la lire de nouveau', 'poll it again')],
    ['release', operatorApi.releaseSource, t('lever sa quarantaine et la lire', 'end its quarantine and read it')],
    [
      'retire',
      operatorApi.retireSource,
      t('retirer ses fiches et ne plus jamais la lire', 'take its records out and never poll it again'),
    ],
  ] as const)
    withRevision(command(source, `${action} <id>`, description)).action((id: string, { revision }: Revised) =>
      call(operation, { params: { id } }, undefined, revision),
    );
  command(source, 'run <id>', t('la lire maintenant', 'read it now'))
    .option(
      '--wait',
      t('revenir quand ses événements sont au catalogue', 'return when its events are in the catalogue'),
    )
    .action((id: string, { wait }: { wait?: boolean }) =>
      connect(async (client) =>
        show(
          await waiting(wait === true, t('Lecture', 'Reading'), () =>
            client.callAndFollow(operatorApi.runSource, {
              params: { id },
              query: { wait: wait ? 'true' : undefined },
            }),
          ),
        ),
      ),
    );

  withRevision(
    command(
      source,
      'quota <id>',
      t(
        'permettre tant de fiches ou d’octets à la source, et la relire',
        'allow a source so many records or bytes, and read it again',
      ),
    ),
  )
    .option('--records <n>', t('fiches au catalogue', 'records in the catalogue'))
    .option(
      '--bytes <n>',
      t('octets de ses fiches, telles que la source les donne', 'bytes of its records as the source sends them'),
    )
    .action((id: string, { records, bytes, revision }: { records?: string; bytes?: string } & Revised) =>
      call(
        operatorApi.setQuota,
        {
          params: { id },
          body: {
            ...(records === undefined ? {} : { maxRecords: Number(records) }),
            ...(bytes === undefined ? {} : { maxBytes: Number(bytes) }),
          },
        },
        undefined,
        revision,
      ),
    );

  addDryRunCommands(
    source,
    group,
    json || parts.isTerminal !== true ? undefined : (line) => parts.writeError(`\r\u001b[K${line}`),
  );
  addDraftCommands(source, group);
  addSetCommand(source, group);
  addMappingCommands(source, group);
  addCredentialCommands({ moisson, source }, group);
  addSourcesFileCommands(moisson, group);
  command(moisson, 'runs', t('les dernières lectures', 'the last runs'))
    .option('--source <id>', t('de cette source seulement', 'of this source only'))
    .action((options: { source?: string }) =>
      call(operatorApi.listRuns, { query: { source: options.source } }, [
        'id',
        'startedAt',
        'outcome',
        'reading',
        'counts.seen',
        'counts.created',
        'counts.updated',
        'counts.removed',
        'counts.held',
      ]),
    );
  const run = moisson.command('run').description(t('une lecture', 'one run'));
  command(
    run,
    'show <id>',
    t('ses étapes, ses requêtes, ses problèmes par cause', 'its phases, its requests, its problems by cause'),
  ).action((id: string) => call(operatorApi.getRun, { params: { id } }));
  command(
    run,
    'cancel <source>',
    t('annuler celle qui est en cours; rien n’est retiré', 'cancel the one in progress; nothing is removed'),
  ).action((id: string) => call(operatorApi.cancelRun, { params: { id } }));
  const organization = moisson
    .command('organization')
    .description(t('les organisations que les sources nomment', 'the organizations that sources name'));
  command(organization, 'add', t('inscrire une organisation', 'register an organization'))
    .requiredOption('--id <slug>', t('son identifiant, pour toujours', 'its id, for ever'))
    .requiredOption('--name <name>', t('son nom, en français', 'its name, in French'))
    .option('--parent <slug>', t('celle dont elle fait partie', 'the one that it is a part of'))
    .action(({ id, name, parent }: { id: string; name: string; parent?: string }) =>
      call(operatorApi.addOrganization, { body: { id, name: { fr: name }, ...defined({ parent }) } }),
    );
  command(organization, 'list', t('toutes les organisations inscrites', 'all registered organizations')).action(() =>
    call(operatorApi.listOrganizations, {}, ['id', 'name.fr', 'parent']),
  );
  addHoldCommands(moisson, group);
  addDeadLetterCommands(moisson, group);
  const merges = moisson
    .command('merge')
    .description(t('jeux de données qui sont peut-être un seul', 'datasets that may be one'));
  addInboxCommands(moisson, group);
  addDigestCommands(moisson, group);
  addMergeCommands(merges, group);
  addInstallationCommands(moisson, group);
  command(
    moisson,
    'doctor',
    t(
      'ce qui sépare cette installation d’un catalogue à jour',
      'what stands between this installation and a fresh catalogue',
    ),
  ).action(() => call(operatorApi.diagnose, {}, ['name', 'ok', 'detail']));
  command(moisson, 'serve', t('tous les services, dans ce processus', 'run all services in this process')).action(() =>
    serve(),
  );
  addPortalCommands(moisson, group, parts);
  const topic = moisson.command('topics').description(t('les sujets Kafka', 'the Kafka topics'));
  for (const [action, description] of [
    [
      'apply',
      t('créer et régler ce que dit deploy/kafka/topics.yaml', 'create and set what deploy/kafka/topics.yaml says'),
    ],
    ['check', t('dire ce qui en diffère', 'tell what differs from it')],
  ] as const)
    command(topic, action, description).action(async () => show(await topics(action)));
  command(
    moisson,
    'migrate',
    t('faire les index de la base MongoDB', 'make the indexes of the MongoDB database'),
  ).action(async () => show(await migrate()));
  command(
    moisson,
    'rebuild',
    t('refondre tous les jeux à partir des fiches gardées', 'merge all datasets anew from the stored records'),
  )
    .option('--after <record>', t('reprendre après cette fiche', 'go on after this record'))
    .action(({ after }: { after?: string }) =>
      rebuild(async (step) => show(await rebuildAll(step, after, parts.writeError))),
    );
  const index = moisson.command('index').description(t('les index', 'the indexes'));
  command(
    index,
    'rebuild',
    t(
      'refaire un index à côté de celui qui répond, puis les échanger',
      'build an index beside the one that answers, then swap them',
    ),
  )
    .requiredOption('--search', t('celui de la recherche, sur OpenSearch', 'the one of searches, on OpenSearch'))
    .action(async () => show(await rebuildSearch()));
  addSupportCommands(moisson, parts.local, group);
  addExamples(moisson, parts.language);
  if (parts.language === 'fr') helpInFrench(moisson);
  return moisson;
};
