import type { FactField } from './drift.ts';
import { formats, frequencies, qualifiers, sentences, subjects, tags, themes } from './material.ts';
import { hash32, pick } from './random.ts';

/** One dataset of the simulated world; each protocol publishes it in its own form. */
export interface Fact {
  readonly index: number;
  readonly organization: { readonly id: string; readonly name: string };
  readonly title: string;
  readonly notes: string;
  readonly tags: readonly string[];
  readonly theme: string;
  readonly formats: readonly string[];
  readonly frequency: string;
  readonly created: string;
  /** The date that the source claims; moves with a real change, or without one. */
  readonly modified: string;
  readonly licenseId: string;
  readonly language: 'fr' | 'en';
  /** What the catalogue does not say about it. */
  readonly lacks: ReadonlySet<FactField>;
}

/** Returns a value that the catalogue gives for a field, unless the fact lacks it. */
export const unlessLacking = <T>({ lacks }: Fact, field: FactField, value: T): T | undefined =>
  lacks.has(field) ? undefined : value;

/** How often the content of a fact changed, how often only its date moved, and how often its title changed. */
export interface Revisions {
  readonly content: number;
  readonly date: number;
  readonly title: number;
}

/** Settings that all facts of a catalogue share. */
export interface FactStyle {
  readonly organization: Fact['organization'];
  /** Sentences per description; 12 make a CKAN record of about 3.5 KB. */
  readonly length: number;
  readonly licenseId: string;
  /** Prefix of a keyword that is unique to each fact; no such keyword if absent. */
  readonly mark?: string;
  readonly titleEnd?: string;
}

const DAY = 86_400_000;
const BASE = Date.UTC(2014, 0, 1);

export const factOf = (
  seed: number,
  index: number,
  revisions: Revisions,
  { organization, length, licenseId, mark, titleEnd = '' }: FactStyle,
): Fact => {
  const at = (salt: number): number => hash32(seed, index, salt);
  const subject = pick(subjects, seed, index, 20);
  const qualifier = pick(qualifiers, seed, index, 21);
  const created = BASE + (at(22) % 4000) * DAY + (at(23) % DAY);
  const version = revisions.content === 0 ? '' : ` Version ${revisions.content + 1} du contenu.`;
  const edition = revisions.title === 0 ? '' : `, édition ${revisions.title + 1}`;
  const claims = revisions.content + revisions.date + revisions.title;
  return {
    index,
    organization,
    title: `${subject} ${qualifier}${index >= subjects.length * qualifiers.length ? ` (${index})` : ''}${edition}${titleEnd}`,
    notes: Array.from({ length }, (_, line) => pick(sentences, seed, index, 30 + line)).join(' ') + version,
    tags: [
      ...new Set([0, 1, 2].map((n) => pick<string>(tags, seed, index, 60 + n))),
      ...(mark === undefined ? [] : [`${mark}${index}`]),
    ],
    theme: pick(themes, seed, index, 24),
    formats: [...new Set([0, 1, 2].map((n) => pick(formats, seed, index, 70 + n)))],
    frequency: pick(frequencies, seed, index, 25),
    created: new Date(created).toISOString(),
    modified: new Date(created + (at(26) % 300) * DAY + claims * DAY).toISOString(),
    licenseId,
    language: 'fr',
    lacks: new Set(),
  };
};
