import { Credential } from '@moisson/contracts';
import { InvalidInput, MoissonError, readInput, said, type Language } from '@moisson/kernel';
import { readText } from './read-text.ts';
import { UsageError } from './usage-error.ts';

/** The flags of `source credentials set`, as commander parsed them. All files are paths, or `-`. */
export interface GivenFlags {
  readonly bearerFile?: string;
  readonly basic?: string;
  readonly passwordFile?: string;
  readonly header?: string;
  readonly query?: string;
  readonly valueFile?: string;
  readonly clientCert?: string;
  readonly clientKey?: string;
  readonly ca?: string;
}

/**
 * Returns the credentials that the flags name, their secrets read from files. Throws `UsageError` with the flags that
 * miss each other or the value that cannot be used, without showing it; `request.invalid` with a file that cannot be
 * read.
 */
export const credentialsGiven = (
  flags: GivenFlags,
  resolve: (path: string) => string,
  language: Language,
): readonly Credential[] => {
  const fail = (fr: string, en: string): never => {
    throw new UsageError(language === 'fr' ? fr : en);
  };
  const pair = (one: keyof GivenFlags, other: keyof GivenFlags): void => {
    if ((flags[one] === undefined) !== (flags[other] === undefined))
      fail(`${flagOf(one)} et ${flagOf(other)} vont ensemble`, `${flagOf(one)} and ${flagOf(other)} go together`);
  };
  pair('basic', 'passwordFile');
  pair('clientCert', 'clientKey');
  if (flags.header !== undefined && flags.query !== undefined)
    fail('donnez --header et --query par deux commandes', 'give --header and --query by two commands');
  pair(flags.query === undefined ? 'header' : 'query', 'valueFile');
  const fromInput = Object.values(flags).filter((value) => value === '-').length;
  if (fromInput > 1) fail('l’entrée standard ne se lit qu’une fois', 'standard input can be read only once');
  const text = (name: keyof GivenFlags): string => {
    try {
      return readText(resolve(flags[name]!));
    } catch {
      // Neither the path nor the cause, which quotes it: people pass the secret itself where a file is expected.
      const detail = said(`le fichier de ${flagOf(name)} ne se lit pas`, `the file of ${flagOf(name)} cannot be read`);
      throw new MoissonError('request.invalid', { detail });
    }
  };
  // Editors and `echo` end a file by a line break, which is no part of the secret.
  const line = (name: keyof GivenFlags): string => text(name).replace(/\r?\n$/, '');
  const given = [
    ...(flags.bearerFile === undefined ? [] : [{ kind: 'bearer', token: line('bearerFile') }]),
    ...(flags.basic === undefined ? [] : [{ kind: 'basic', username: flags.basic, password: line('passwordFile') }]),
    ...(flags.header === undefined ? [] : [{ kind: 'header', name: flags.header, value: line('valueFile') }]),
    ...(flags.query === undefined ? [] : [{ kind: 'query', name: flags.query, value: line('valueFile') }]),
    ...(flags.clientCert === undefined
      ? []
      : [{ kind: 'client-certificate', certificate: text('clientCert'), key: text('clientKey') }]),
    ...(flags.ca === undefined ? [] : [{ kind: 'authority', certificates: text('ca') }]),
  ];
  if (given.length === 0) fail('aucun identifiant donné : voir --help', 'no credential given: see --help');
  return given.map((one) => {
    try {
      return readInput(Credential, one);
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      const [{ path, detail }] = error.faults as readonly [InvalidInput['faults'][number]];
      throw new UsageError(`${[one.kind, ...path].join('.')}: ${detail[language]}`);
    }
  });
};

const flagOf = (name: string): string => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
