import type { MappedDataset } from '@moisson/contracts';
import { isJsonObject, type Json, type JsonObject } from '@moisson/domain';
import { compact, extraNamed, notedPeriod, periodField, placeOf } from '../mapping/common.ts';
import { periodBetween, readPeriod } from '../mapping/periods.ts';
import { RecordReader } from '../mapping/record-reader.ts';
import { firstOf } from './first-of.ts';

/** Returns CKAN's `extras`, a list of `{key, value}`. They stay among the extras of the dataset. */
export const extrasOf = (reader: RecordReader): readonly JsonObject[] => {
  const extras = reader.peek('extras');
  return Array.isArray(extras) ? (extras as readonly Json[]).filter(isJsonObject) : [];
};

/** Returns a field of the package, or the extra with its name, as written by ckanext-spatial and ckanext-dcat. */
const fieldOrExtra = (reader: RecordReader, extras: readonly JsonObject[], name: string): Json | undefined =>
  reader.peek(name) ?? extraNamed(extras, name);

const SIDES = ['bbox-west-long', 'bbox-south-lat', 'bbox-east-long', 'bbox-north-lat'];

export const spatialOf = (reader: RecordReader, extras: readonly JsonObject[]): MappedDataset['spatial'] => {
  const coverage = coverageOf(reader);
  const label = reader.line('ext_spatial', 300) ?? coverage?.label;
  const sides = SIDES.map((side) => [side, extraNamed(extras, side)] as const);
  const place =
    placeOf(reader, 'spatial', fieldOrExtra(reader, extras, 'spatial')) ??
    (sides.every(([, side]) => side !== undefined)
      ? placeOf(reader, 'spatial', Object.fromEntries(sides) as JsonObject)
      : coverage);
  const both = compact({ ...place, label: label ?? place?.label });
  return Object.keys(both).length === 0 ? undefined : both;
};

/** Returns the first place of ckanext-dcat's `spatial_coverage`, a list of `{text, bbox, geom, centroid, uri}`. */
const coverageOf = (reader: RecordReader): MappedDataset['spatial'] => {
  const given = firstOf(reader.peek('spatial_coverage'));
  if (!isJsonObject(given)) return undefined;
  const { bbox, geom, text } = given;
  const place = placeOf(reader, 'spatial_coverage', bbox ?? geom);
  const label = typeof text === 'string' ? new RecordReader({ text }, reader.findings).line('text', 300) : undefined;
  return compact({ ...place, label });
};

/** Pairs of fields with the start and the end of a period. */
const PERIODS = [
  ['temporal_start', 'temporal_end'],
  ['temporal_coverage_from', 'temporal_coverage_to'],
  ['time_period_coverage_start', 'time_period_coverage_end'],
] as const;

export const temporalOf = (reader: RecordReader, extras: readonly JsonObject[]): MappedDataset['temporal'] => {
  const period = periodField(reader, 'temporal');
  if (period !== undefined) return period;
  // A list of periods, by ckanext-dcat: the first; all stay in the extras.
  const [first] = new RecordReader({ periods: reader.peek('temporal_coverage') ?? null }).objects('periods');
  if (first !== undefined) return notedPeriod(reader, 'temporal_coverage', readPeriod(first), first);
  for (const [startName, endName] of PERIODS) {
    const [start, end] = [fieldOrExtra(reader, extras, startName), fieldOrExtra(reader, extras, endName)];
    if ((start ?? '') === '' && (end ?? '') === '') continue;
    return notedPeriod(reader, startName, periodBetween(start, end), [start, end]);
  }
  return undefined;
};
