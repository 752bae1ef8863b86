import { cutText, InvalidInput, MoissonError, readInput, said, suggestion, type InputFault } from '@moisson/kernel';
import { LanguageParam } from './language-param.ts';
import type { CheckedInput, OperationInput } from './operation.ts';

/** A request before it is checked. */
interface RawRequest {
  readonly params: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

/**
 * Returns the request parsed by the operation's schemas. Throws `request.not-found` if the path can name no existing resource, and
 * `InvalidInput` for a query or a body that does not fit. Unknown parameters are refused: a misspelt filter would silently give the answer
 * to another question.
 */
export const readRequest = (input: OperationInput, request: RawRequest): CheckedInput<OperationInput> => {
  refuseUnknown(request.query, [...Object.keys(input.query?.shape ?? {}), 'lang']);
  const { lang, ...rest } = request.query;
  if (lang !== undefined && lang !== '' && !LanguageParam.safeParse(lang).success)
    throw new InvalidInput([{ path: ['lang'], detail: said('« fr » ou « en » attendu', '"fr" or "en" expected') }]);
  const query = input.isForm === true ? withoutEmpty(rest) : rest;
  return {
    params: readParams(input, request.params),
    query: input.query === undefined ? {} : readInput(input.query, query),
    body: readBody(input, request.body),
  } as CheckedInput<OperationInput>;
};

/** Throws `InvalidInput`, with the nearest known name, for parameters that are not known. */
export const refuseUnknown = (query: RawRequest['query'], known: readonly string[]): void => {
  const unknown = Object.keys(query).filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new InvalidInput(unknown.map((name) => unknownParam(name, known)));
};

/** Returns the query of a form without its empty fields: they are no filters. */
export const withoutEmpty = (query: RawRequest['query']): RawRequest['query'] =>
  Object.fromEntries(
    Object.entries(query).flatMap(([name, given]) => {
      const value: unknown = Array.isArray(given) ? given.filter((text) => text !== '') : given;
      return value === '' || (Array.isArray(value) && value.length === 0) ? [] : [[name, value]];
    }),
  );

const readParams = ({ params: schema, noun }: OperationInput, params: RawRequest['params']): unknown => {
  if (schema === undefined) return {};
  const read = schema.safeParse(params);
  if (read.success) return read.data;
  const name = String(read.error.issues[0]!.path[0]);
  const value = cutText(String(params[name]), 100);
  const what = noun === undefined ? value : said(`${noun.fr} ${value}`, `${noun.en} ${value}`);
  throw new MoissonError('request.not-found', { what });
};

const readBody = ({ body, readBody: read, bodyKeys }: OperationInput, given: unknown): unknown => {
  if (read !== undefined) return read(given);
  return body === undefined ? {} : readInput(body, given, bodyKeys);
};

const unknownParam = (name: string, known: readonly string[]): InputFault => {
  const shown = name.slice(0, 100);
  const near = suggestion(name, known);
  const list = known.join(', ');
  return {
    path: [shown],
    detail: said(
      `paramètre inconnu « ${shown} »${near.fr || `; connus : ${list}`}`,
      `unknown parameter "${shown}"${near.en || `; known: ${list}`}`,
    ),
  };
};
