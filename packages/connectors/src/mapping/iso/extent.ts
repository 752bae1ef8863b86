import type { JsonObject } from '@moisson/domain';
import { attributeOf, childNamed, elementsAt, elementsOf, textOf, type XmlElement } from '@moisson/formats';
import type { Described } from '../xml/described.ts';
import type { ElementReader } from '../xml/element-reader.ts';
import { isoText, type IsoLocales } from './iso-text.ts';

const SIDES = ['westBoundLongitude', 'southBoundLatitude', 'eastBoundLongitude', 'northBoundLatitude'] as const;

/** Reads the first box, place name and period of a dataset (EX_Extent). Others, and polygons, stay unread. */
export const readExtent = (
  reader: ElementReader,
  identification: XmlElement | undefined,
  locales: IsoLocales,
): Pick<Described, 'spatial' | 'place' | 'temporal'> => {
  if (identification === undefined) return {};
  const extents = reader.at('extent/EX_Extent', identification);
  const inPlaces = (name: string): XmlElement[] =>
    extents.flatMap((extent) => elementsAt(extent, 'geographicElement', name));
  const [box] = inPlaces('EX_GeographicBoundingBox');
  const [named] = inPlaces('EX_GeographicDescription');
  const described = extents
    .map((extent) => childNamed(extent, 'description'))
    .find((one) => one !== undefined && textOf(one).trim() !== '');
  const code =
    named &&
    elementsAt(named, 'geographicIdentifier')
      .flatMap(elementsOf)
      .flatMap((one) => childNamed(one, 'code') ?? [])[0];
  const period = extents.flatMap((extent) => elementsAt(extent, 'temporalElement')).flatMap(elementsOf)[0];
  return {
    spatial: box && boxOf(reader, box),
    place: isoText(reader, described ?? code, locales),
    temporal: period && periodOf(reader, period),
  };
};

const boxOf = (reader: ElementReader, box: XmlElement): JsonObject | undefined => {
  const sides = SIDES.map((side) => childNamed(box, side));
  if (sides.some((side) => side === undefined || textOf(side).trim() === '')) return undefined;
  reader.use(box);
  // Some write the comma of their language.
  return Object.fromEntries(
    SIDES.map((side, at) => [
      side,
      textOf(sides[at]!)
        .trim()
        .replace(/^(-?\d+),(\d+)$/, '$1.$2'),
    ]),
  );
};

/** Reads a period or an instant of GML 3.1 or 3.2 (`TimePeriod`, `TimeInstant`). */
const periodOf = (reader: ElementReader, element: XmlElement): Described['temporal'] => {
  const [time] = elementsAt(element, 'extent').flatMap(elementsOf);
  if (time === undefined) return undefined;
  if (time.name === 'TimeInstant') {
    reader.use(time);
    return textOf(time).trim() || undefined;
  }
  const [start, end] = [endOf(time, 'begin'), endOf(time, 'end')];
  if (start === undefined && end === undefined) return undefined;
  reader.use(time);
  return { start: start ?? '..', end: end ?? '..' };
};

const endOf = (time: XmlElement, side: 'begin' | 'end'): string | undefined => {
  const position = childNamed(time, `${side}Position`) ?? childNamed(time, side);
  if (position === undefined) return undefined;
  const text = textOf(position).trim();
  if (text !== '') return text;
  // An end that is not known, or is now, is open.
  return attributeOf(position, 'indeterminatePosition') === undefined ? undefined : '..';
};
