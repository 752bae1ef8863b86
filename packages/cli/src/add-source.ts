import { protocols, readSourceSpec, uploadedProtocol } from '@moisson/connectors';
import { uploadAddress, type SourceSpec } from '@moisson/contracts';
import { defined, InvalidInput, type InputFault, type Language } from '@moisson/kernel';
import { operatorApi, type Detection } from '@moisson/operations/operator-api';
import { Option, type Command } from 'commander';
import type { OperatorClient } from './operator-client.ts';
import { protocolFlags } from './protocol-flags.ts';
import { UsageError } from './usage-error.ts';

/** The flags of `source add`, as commander parsed them. */
export interface AddOptions {
  readonly id: string;
  readonly protocol?: string;
  readonly endpoint?: string;
  /** In place of both. */
  readonly address?: string;
  /** In place of an address: the path of a table that is uploaded. */
  readonly file?: string;
  readonly name?: string;
  readonly organization?: string;
  readonly speaksFor?: string;
  readonly schedule?: string;
  readonly authority?: string;
  readonly crawlDelay?: string;
  readonly robotsPermission?: string;
  readonly graceHours?: string;
  readonly patienceDays?: string;
  readonly maxRecords?: string;
  readonly fullEveryHours?: string;
  /** False with `--no-incremental`. */
  readonly incremental?: boolean;
  /** Flags of the protocols' options. */
  readonly [flag: string]: unknown;
}

/** Returns a command with the flags of a source: those of any source, then those of the registered protocols' options. */
export const addSourceFlags = (
  command: Command,
  language: Language,
  { isIdRequired = true }: { readonly isIdRequired?: boolean } = {},
): Command => {
  const t = (fr: string, en: string): string => (language === 'fr' ? fr : en);
  const id = new Option('--id <id>', t('son identifiant, pour toujours', 'its id, for ever'));
  command
    .addOption(isIdRequired ? id.makeOptionMandatory() : id)
    .addOption(new Option('--protocol <protocol>').choices(protocols.map(({ name }) => name)))
    .option('--endpoint <url>', t('l’adresse du catalogue', 'the catalogue’s address'))
    .option(
      '--address <url>',
      t(
        'au lieu des deux : n’importe quelle adresse du catalogue, dont Moisson trouve le protocole',
        'instead of both: any address of the catalogue, whose protocol Moisson finds',
      ),
    )
    .option(
      '--file <csv>',
      t(
        'au lieu d’une adresse : une liste en CSV, déposée (remplacée par source upload); « - » : l’entrée standard',
        'in place of an address: a list in CSV, which is uploaded (replaced by source upload); "-": standard input',
      ),
    )
    .option('--name <name>', t('son nom, en français', 'its name, in French'))
    .option('--organization <slug>', t('l’organisation qui en répond', 'the organization that answers for it'))
    .option(
      '--speaks-for <slugs>',
      t(
        'd’autres organisations dont elle peut décrire les jeux, séparées par des virgules',
        'other organizations whose datasets it may describe, separated by commas',
      ),
    )
    .option('--schedule <cron>', t('cron à cinq champs, UTC', 'cron, five fields, UTC'))
    .option('--authority <n>', t('crue avant les plus basses, de 0 à 1000', 'believed above lower ones, 0 to 1000'))
    .option('--crawl-delay <seconds>', t('secondes entre deux requêtes', 'seconds between two requests'))
    .option(
      '--robots-permission <text>',
      t('qui a permis de lire malgré robots.txt, et quand', 'who allowed reading in spite of robots.txt, and when'),
    )
    .option(
      '--grace-hours <hours>',
      t('heures d’absence avant le retrait d’une fiche', 'hours that a record stays missing before it is removed'),
    )
    .option(
      '--patience-days <days>',
      t(
        'jours pendant lesquels la source dit disparue une fiche retenue avant son retrait; 0 : jamais',
        'days for which the source says that a held record is gone before it leaves; 0: never',
      ),
    )
    .option(
      '--max-records <n>',
      t('fiches permises, si plus de 50 000', 'records allowed, where they are more than 50,000'),
    )
    .option(
      '--full-every-hours <hours>',
      t(
        'heures entre deux lectures de la liste entière, si le protocole peut lire ce qui a changé',
        'hours between two readings of the whole list, where the protocol can read what changed',
      ),
    )
    .option('--no-incremental', t('toujours lire la liste entière', 'always read the whole list'));
  for (const { option } of protocolFlags(language)) command.addOption(option);
  return command;
};

/** Returns the settings under their name; nothing if no flag gave one, so that the defaults count. */
const settingsOf = (name: string, given: object): object => (Object.keys(given).length === 0 ? {} : { [name]: given });

const removalPolicyOf = ({ graceHours, patienceDays }: AddOptions): object => {
  const policy = {
    ...(graceHours === undefined ? {} : { graceHours: Number(graceHours) }),
    ...(patienceDays === undefined ? {} : { patienceDays: Number(patienceDays) }),
  };
  return settingsOf('removalPolicy', policy);
};

const readingOf = ({ incremental, fullEveryHours }: AddOptions): object => {
  const policy = {
    ...(incremental === false ? { incremental } : {}),
    ...(fullEveryHours === undefined ? {} : { fullEveryHours: Number(fullEveryHours) }),
  };
  return settingsOf('reading', policy);
};

const politenessOf = ({ crawlDelay, robotsPermission }: AddOptions): object => {
  const politeness = {
    ...(crawlDelay === undefined ? {} : { crawlDelaySeconds: Number(crawlDelay) }),
    ...defined({ robotsPermission }),
  };
  return settingsOf('politeness', politeness);
};

/** Returns the protocol options that have a flag of their own and were given. */
const optionsOf = (options: AddOptions): Record<string, unknown> =>
  Object.fromEntries(
    protocolFlags('en').flatMap(({ name, option, value }) => {
      const given = options[option.attributeName()];
      return given === undefined ? [] : [[name, value ?? given]];
    }),
  );

/** Returns the flag that a faulty path belongs to, without its dashes. */
const flagAt = (path: InputFault['path']): string => {
  const [first, name] = path;
  if (first !== 'options' || name === undefined) return path.join('.');
  return (
    protocolFlags('en')
      .find((flag) => flag.name === name)
      ?.option.name() ?? path.join('.')
  );
};

/** Returns the flags with the protocol and the endpoint that were found at their address. Throws `UsageError` if none was. */
const withDetected = (options: AddOptions, { best, found, warnings }: Detection, language: Language): AddOptions => {
  const chosen = found.find(({ protocol }) => protocol === (options.protocol ?? best));
  if (chosen !== undefined) return { ...options, protocol: chosen.protocol, endpoint: chosen.endpoint };
  const told = warnings.map(({ message, action }) => `${message[language]} ${action[language]}`);
  throw new UsageError(`--address: ${told.join(' ')}`);
};

/** Returns the flags of a source whose document is an uploaded table. Throws `UsageError` if they name another document. */
export const withUpload = (options: AddOptions, language: Language): AddOptions => {
  const other = (['endpoint', 'address'] as const).find((flag) => options[flag] !== undefined);
  if (
    other !== undefined ||
    ![uploadedProtocol, undefined].includes(options.protocol as typeof uploadedProtocol | undefined)
  )
    throw new UsageError(
      language === 'fr'
        ? `--file remplace --${other ?? 'protocol'} : un fichier déposé est du protocole ${uploadedProtocol}`
        : `--file is in place of --${other ?? 'protocol'}: an uploaded file is of the protocol ${uploadedProtocol}`,
    );
  return { ...options, protocol: uploadedProtocol, endpoint: uploadAddress(options.id) };
};

/** Returns the source that the flags describe; asks what stands behind `--address`, if that is given. Throws as `specOf` and `withDetected` do. */
export const detectedSpec = async (
  client: OperatorClient,
  options: AddOptions,
  language: Language,
): Promise<SourceSpec> => {
  const { address } = options;
  if (address === undefined) return specOf(options, language);
  const detection = (await client.call(operatorApi.detectSource, { body: { address } })) as Detection;
  return specOf(withDetected(options, detection, language), language);
};

/** Returns the source that the flags describe. Throws `UsageError`, which names the first flag at fault; `source.credentials-refused`. */
export const specOf = (options: AddOptions, language: Language): SourceSpec => {
  for (const flag of ['protocol', 'endpoint'] as const)
    if (options[flag] === undefined)
      throw new UsageError(
        language === 'fr' ? `--${flag} manque; ou donnez --address` : `--${flag} is missing; or give --address`,
      );
  const given = {
    id: options.id,
    protocol: options.protocol,
    endpoint: options.endpoint,
    ...(options.name === undefined ? {} : { name: { fr: options.name } }),
    ...defined({ organization: options.organization }),
    ...(options.speaksFor === undefined ? {} : { speaksFor: options.speaksFor.split(',').map((slug) => slug.trim()) }),
    ...defined({ schedule: options.schedule }),
    ...(options.authority === undefined ? {} : { authority: Number(options.authority) }),
    ...politenessOf(options),
    ...(options.maxRecords === undefined ? {} : { quota: { maxRecords: Number(options.maxRecords) } }),
    ...removalPolicyOf(options),
    ...readingOf(options),
    options: optionsOf(options),
  };
  try {
    return readSourceSpec(given);
  } catch (error) {
    if (!(error instanceof InvalidInput) || error.code !== 'request.invalid') throw error;
    const [{ path, detail }] = error.faults as readonly [InputFault];
    throw new UsageError(`--${flagAt(path)}: ${detail[language]}`);
  }
};
