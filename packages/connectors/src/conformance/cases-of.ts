import type { Format } from '@moisson/domain';
import type { FormatCases } from './format-cases.ts';
import { jsonCases } from './json-cases.ts';
import { xmlCases } from './xml-cases.ts';

/** Only the format itself knows `R`, as in a protocol. */
const cases = [jsonCases, xmlCases] as unknown as readonly FormatCases[];

/** Returns the cases of a format. Throws if it has none: add them to the list above. */
export const casesOf = (format: Format): FormatCases => {
  const found = cases.find((one) => one.format === format);
  if (found === undefined) throw new Error(`no cases for the format ${format.mediaType}`);
  return found;
};
