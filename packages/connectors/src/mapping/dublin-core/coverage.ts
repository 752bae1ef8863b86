import type { JsonObject } from '@moisson/domain';
import { readPeriod } from '../periods.ts';
import type { Described } from '../xml/described.ts';
import type { ElementReader } from '../xml/element-reader.ts';
import { dcmiCoverage, type Coverage } from './dcmi-encodings.ts';

/**
 * Reads `coverage`, `spatial` and `temporal`: each may be a DCMI encoding, and `coverage` either a period or the name of a
 * place. `box`: that of the record, if it has one.
 */
export const readCoverage = (
  reader: ElementReader,
  box: JsonObject | undefined,
): Pick<Described, 'spatial' | 'place' | 'temporal'> => {
  let [spatial, place, temporal]: [Described['spatial'], string | undefined, Described['temporal']] = [
    box,
    undefined,
    undefined,
  ];
  const elements = ['coverage', 'spatial', 'temporal'].flatMap((name) => reader.at(name));
  for (const element of elements) {
    const text = reader.textOf(element);
    if (text === undefined) continue;
    const encoded = dcmiCoverage(text);
    const isPeriod = element.name === 'temporal' || (element.name === 'coverage' && !('fault' in readPeriod(text)));
    const said: Coverage = encoded ?? (isPeriod ? { temporal: text } : { place: text });
    const isNew =
      (said.spatial !== undefined && spatial === undefined) ||
      (said.temporal !== undefined && temporal === undefined) ||
      (said.place !== undefined && place === undefined);
    // Only the first place and period have a field.
    if (!isNew) reader.keep(element);
    spatial ??= said.spatial;
    temporal ??= said.temporal;
    place ??= said.place;
  }
  return { spatial, place, temporal };
};
