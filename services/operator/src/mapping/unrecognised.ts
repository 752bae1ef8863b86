import type { ValueField } from '@moisson/contracts';
import type { MappedRecord } from '@moisson/domain';
import type { MappingPreview } from '@moisson/operations/operator-api';

/** Different values that are counted, and those that are shown. */
const MAX_COUNTED = 5000;
const MAX_SHOWN = 50;

const FIELDS: Readonly<Record<string, ValueField>> = {
  'field.license-unknown': 'license',
  'field.theme-unmapped': 'theme',
  'field.frequency-unknown': 'accrualPeriodicity',
};

/** Counts the values that neither the vocabularies nor the rules recognise: what a next rule could be about. */
export class Unrecognised {
  readonly #counts = new Map<
    string,
    { readonly field: ValueField; readonly seen: string; records: number; example: string }
  >();

  add({ dataset, findings }: MappedRecord, label: string): void {
    const met = new Set<string>();
    const see = (field: ValueField, seen: string): void => {
      const key = `${field} ${seen}`;
      if (met.has(key)) return;
      met.add(key);
      const known = this.#counts.get(key);
      if (known !== undefined) known.records += 1;
      else if (this.#counts.size < MAX_COUNTED) this.#counts.set(key, { field, seen, records: 1, example: label });
    };
    for (const { code, seen } of findings) {
      const field = FIELDS[code];
      if (field !== undefined && seen !== undefined) see(field, seen);
    }
    for (const { format, mediaType } of dataset.distribution)
      if (format !== undefined && mediaType === undefined) see('format', format);
  }

  /** Returns the values that most records have. */
  most(): MappingPreview['unrecognised'] {
    return [...this.#counts.values()].sort((a, b) => b.records - a.records).slice(0, MAX_SHOWN);
  }
}
