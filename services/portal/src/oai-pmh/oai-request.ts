import { OaiError } from './oai-error.ts';

/** Arguments of each verb: required, optional, exclusive (OAI-PMH 2.0 §4). */
const ARGUMENTS = {
  Identify: { required: [], optional: [] },
  ListMetadataFormats: { required: [], optional: ['identifier'] },
  ListSets: { required: [], optional: [], hasToken: true },
  GetRecord: { required: ['identifier', 'metadataPrefix'], optional: [] },
  ListIdentifiers: { required: ['metadataPrefix'], optional: ['from', 'until', 'set'], hasToken: true },
  ListRecords: { required: ['metadataPrefix'], optional: ['from', 'until', 'set'], hasToken: true },
} as const satisfies Record<string, { required: readonly string[]; optional: readonly string[]; hasToken?: true }>;
export type Verb = keyof typeof ARGUMENTS;

export interface OaiRequest {
  readonly verb: Verb;
  readonly args: Readonly<Record<string, string>>;
}

const MAX_VALUE = 1000;
const shown = (text: string): string => JSON.stringify(text.slice(0, 60));

/** Reads the arguments of a request, by GET or POST. Throws `badVerb`, `badArgument`. */
export const readOaiRequest = (params: URLSearchParams): OaiRequest => {
  const [verb, ...others] = params.getAll('verb');
  if (verb === undefined || others.length > 0 || !Object.hasOwn(ARGUMENTS, verb))
    throw new OaiError('badVerb', `the verb must be one of ${Object.keys(ARGUMENTS).join(', ')}, once`);
  const rules: { required: readonly string[]; optional: readonly string[]; hasToken?: true } = ARGUMENTS[verb as Verb];
  const args: Record<string, string> = {};
  for (const [name, value] of params) {
    if (name === 'verb') continue;
    const known = [...rules.required, ...rules.optional, ...(rules.hasToken ? ['resumptionToken'] : [])];
    if (!known.includes(name)) throw new OaiError('badArgument', `${verb} has no argument ${shown(name)}`);
    if (Object.hasOwn(args, name)) throw new OaiError('badArgument', `the argument ${name} is repeated`);
    if (value === '' || value.length > MAX_VALUE)
      throw new OaiError('badArgument', `the argument ${name} is empty or too long`);
    args[name] = value;
  }
  if (args.resumptionToken !== undefined) {
    if (Object.keys(args).length > 1) throw new OaiError('badArgument', 'resumptionToken excludes all other arguments');
    return { verb: verb as Verb, args };
  }
  for (const name of rules.required)
    if (args[name] === undefined) throw new OaiError('badArgument', `${verb} needs the argument ${name}`);
  return { verb: verb as Verb, args };
};

/** From the first second to the last one, in seconds since 1970, both included. */
export interface Period {
  readonly from?: number;
  readonly until?: number;
}

const DAY = /^\d{4}-\d\d-\d\d$/;
const SECOND = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

/** Reads `from` and `until`, of one granularity (§3.3.1). Throws `badArgument`. */
export const readPeriod = ({ from, until }: Readonly<Record<string, string>>): Period => {
  const given = [from, until].filter((one) => one !== undefined);
  if (given.length === 2 && DAY.test(from!) !== DAY.test(until!))
    throw new OaiError('badArgument', 'from and until differ in granularity');
  const [start, end] = [from && secondOf(from, 'from', false), until && secondOf(until, 'until', true)];
  if (typeof start === 'number' && typeof end === 'number' && start > end)
    throw new OaiError('badArgument', 'from is later than until');
  return {
    ...(typeof start === 'number' ? { from: start } : {}),
    ...(typeof end === 'number' ? { until: end } : {}),
  };
};

const secondOf = (text: string, name: string, isEnd: boolean): number => {
  const isDay = DAY.test(text);
  const time = isDay || SECOND.test(text) ? Date.parse(text) : Number.NaN;
  // Date.parse turns February 30 into March 1.
  if (Number.isNaN(time) || !new Date(time).toISOString().startsWith(text.replace('Z', '')))
    throw new OaiError('badArgument', `${name} is no date of the form YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ`);
  return time / 1000 + (isDay && isEnd ? 86_399 : 0);
};
