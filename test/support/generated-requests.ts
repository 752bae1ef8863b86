import fc from 'fast-check';
import type { Parameter } from './open-api-contract.ts';

/** Generates texts that break careless readers. */
export const hostile = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 60 }).map((text) => text.toWellFormed()),
  fc.constantFrom('', '0', '-1', '1e3', '0x10', '99999999999999999999', 'NaN', 'null', 'true', '[object Object]'),
  fc.constantFrom(
    '../../etc/passwd',
    '%00',
    '%ff',
    "' OR 1=1 --",
    '<script>',
    '{"$gt":""}',
    '\u0000',
    'a'.repeat(3000),
  ),
);
/** Generates one of these values, or a hostile text if there are none. */
export const oneOf = (values: readonly string[]): fc.Arbitrary<string> =>
  values.length === 0 ? hostile : fc.constantFrom(...values);

/** Generates the address of a request with values of its parameters; half of the query parameters are absent, so that requests also succeed. */
export const urlOf = (
  path: string,
  declared: readonly Parameter[],
  valueOf: (path: string, parameter: Parameter) => fc.Arbitrary<string>,
): fc.Arbitrary<string> => {
  const parameters = declared.filter((parameter) => parameter.in !== 'header');
  return fc
    .tuple(
      ...parameters.map((parameter) =>
        parameter.in === 'path'
          ? valueOf(path, parameter)
          : fc.option(valueOf(path, parameter), { nil: undefined, freq: 2 }),
      ),
    )
    .map((values) => {
      let url = path;
      const query = new URLSearchParams();
      parameters.forEach((parameter, at) => {
        const value = values[at];
        // A dot segment would change the path.
        if (parameter.in === 'path')
          url = url.replace(`{${parameter.name}}`, encodeURIComponent(/^\.*$/.test(value!) ? 'x' : value!));
        else if (value !== undefined) query.append(parameter.name, value);
      });
      return `${url}?${query.toString()}`;
    });
};

export const sentHeaders = fc.record(
  {
    accept: fc.constantFrom('*/*', 'application/json', 'text/html', 'image/png'),
    'accept-language': fc.constantFrom('fr', 'en', 'de;q=x', '*'),
    'if-none-match': fc.constantFrom('*', 'W/"x"', '""'),
    'if-match': fc.constantFrom('*', '"1"', 'W/"2-x"', '"x"', ''),
  },
  { requiredKeys: [] },
);
