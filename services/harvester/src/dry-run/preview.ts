import type { Cause, Finding, MappedDataset, MappedValue, PreviewedRecord, SourceRecord } from '@moisson/contracts';
import { cutText, wellFormedText } from '@moisson/kernel';
import { ValueCounts } from './value-counts.ts';

const RECORDS = 10;
/** Characters of an original that are shown. */
const MAX_ORIGINAL = 20_000;
/** Items of a list, and characters of a text, of a mapped record that are shown. */
interface Room {
  readonly items: number;
  readonly text: number;
}
const ROOM: Room = { items: 20, text: 2000 };
/** The same for a record that is still longer than this many characters. */
const [LITTLE_ROOM, MAX_MAPPED]: readonly [Room, number] = [{ items: 5, text: 200 }, 100_000];
const MAX_FINDINGS = 20;
/** Values that are shown of each cause. */
const MAX_SEEN = 5;
const MAX_SEEN_LENGTH = 200;

/** What an operator sees of the records that would be published: the first ones, how their values are mapped, and all findings by cause. */
export class Preview {
  readonly records: PreviewedRecord[] = [];
  readonly #organizations = new ValueCounts();
  readonly #licences = new ValueCounts();
  readonly #themes = new ValueCounts();
  readonly #formats = new ValueCounts();
  readonly #causes = new Map<string, { cause: Cause; readonly seen: Set<string> }>();
  #published = 0;
  #faultless = 0;

  add({ recordKey, dataset, findings }: SourceRecord, original: Uint8Array | undefined): void {
    this.#published += 1;
    if (!findings.some(({ severity }) => severity !== 'info')) this.#faultless += 1;
    this.#countValues(dataset, findings);
    for (const [code, some] of Map.groupBy(findings, (finding) => finding.code)) this.#count(code, some);
    if (this.records.length < RECORDS)
      this.records.push({
        ...{ recordKey, original: textOf(original), mapped: shortened(dataset) },
        findings: findings.slice(0, MAX_FINDINGS).map(shortSeen),
      });
  }

  get organizations(): MappedValue[] {
    return this.#organizations.values;
  }

  get licences(): MappedValue[] {
    return this.#licences.values;
  }

  get themes(): MappedValue[] {
    return this.#themes.values;
  }

  get formats(): MappedValue[] {
    return this.#formats.values;
  }

  /** The findings by cause, the most frequent first. */
  get findings(): Cause[] {
    return [...this.#causes.values()]
      .map(({ cause, seen }) => ({ ...cause, seen: [...seen] }))
      .sort((a, b) => b.records - a.records || (a.code < b.code ? -1 : 1));
  }

  /** Share of the records without a warning or an error. */
  get quality(): number | undefined {
    return this.#published === 0 ? undefined : this.#faultless / this.#published;
  }

  #countValues({ organization, license, theme, distribution }: MappedDataset, findings: readonly Finding[]): void {
    if (organization !== undefined) this.#organizations.add(organization.name, organization.id);
    if (license !== undefined) this.#licences.add(license.original, license.id);
    for (const slug of new Set(theme)) this.#themes.add(slug, slug);
    const formats = new Map(
      distribution.flatMap((one) => (one.format === undefined ? [] : [[one.format, one.mediaType]])),
    );
    for (const [format, mediaType] of formats) this.#formats.add(format, mediaType);
    for (const { code, seen } of findings)
      if (code === 'field.theme-unmapped' && seen !== undefined) this.#themes.add(seen, undefined);
  }

  #count(code: Finding['code'], findings: readonly Finding[]): void {
    const known = this.#causes.get(code);
    const { cause, seen } = known ?? {
      cause: { code, severity: findings[0]!.severity, records: 0, seen: [] },
      seen: new Set<string>(),
    };
    for (const { seen: value } of findings)
      if (value !== undefined && seen.size < MAX_SEEN) seen.add(cutText(value, MAX_SEEN_LENGTH));
    this.#causes.set(code, { cause: { ...cause, records: cause.records + 1 }, seen });
  }
}

const textOf = (bytes: Uint8Array = new Uint8Array()): string =>
  wellFormedText(cutText(Buffer.from(bytes.subarray(0, 2 * MAX_ORIGINAL)).toString(), MAX_ORIGINAL));

/** Returns the record with long lists and texts cut: ten of them are stored together. */
const shortened = (value: MappedDataset): MappedDataset => {
  const usual = short(value, ROOM) as MappedDataset;
  return JSON.stringify(usual).length <= MAX_MAPPED ? usual : (short(value, LITTLE_ROOM) as MappedDataset);
};

const short = (value: unknown, room: Room): unknown => {
  if (typeof value === 'string') return cutText(value, room.text);
  if (Array.isArray(value)) return value.slice(0, room.items).map((one) => short(one, room));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, short(one, room)]));
};

const shortSeen = ({ seen, ...finding }: Finding): Finding => ({
  ...finding,
  ...(seen === undefined ? {} : { seen: cutText(seen, MAX_SEEN_LENGTH) }),
});
