/** A value that queries compare. */
export type FieldValue = string | number;

/** An index field of a document: stored beside its JSON text, so that queries need not read the text. */
export interface DocumentField<T> {
  readonly of: (document: T) => FieldValue | undefined;
  /** The SQLite column. Without one, queries read the value from the JSON text, under the field's name. */
  readonly column?: string;
}

/** What is the same of all documents of a table (SQLite) or collection (MongoDB). */
export interface DocumentKind<T, Field extends string = never> {
  /** What one that cannot be read is announced as: `run`, `hold`. */
  readonly kind: string;
  /** Table and collection. In SQLite it has the columns `id`, `doc` and those of the fields; in MongoDB `_id`, `json` and the fields. */
  readonly name: string;
  readonly idOf: (document: T) => string;
  /** Index fields by name: in MongoDB they have this name. */
  readonly fields: Readonly<Record<Field, DocumentField<T>>>;
  /** A document from its JSON text, also of older versions. Throws if it is none. */
  readonly read: (json: string) => T;
}

export interface DocumentQuery<Field extends string> {
  /** Values that fields must have. */
  readonly where?: Readonly<Partial<Record<Field, FieldValue | undefined>>>;
  /** A field that must have a value. */
  readonly having?: Field;
  /** Index fields to sort by, or `id`; all in one direction. By id, ascending, if not given. */
  readonly by?: readonly (Field | 'id')[];
  readonly descending?: boolean;
  readonly limit?: number;
}

/**
 * Documents of one kind: JSON text under an id, beside index fields. A kind is written either by `put`, or by `create` and `update`.
 * Every method throws `OutageError`.
 */
export interface Documents<T, Field extends string = never> {
  /** Throws if the document cannot be read. */
  get(id: string): Promise<T | undefined>;
  /** The first of a list. Throws if it cannot be read. */
  first(query: DocumentQuery<Field>): Promise<T | undefined>;
  /** Those that cannot be read are left out and announced (`readableOf`). */
  list(query: DocumentQuery<Field>): Promise<readonly T[]>;
  /** Of each value of the field `of`, the document with the highest value of the field `highest`; by that value. Unreadable ones are left out. */
  latest(of: Field, highest: Field): Promise<readonly T[]>;
  /** Writes documents, each in place of the one with its id. */
  put(documents: readonly T[]): Promise<void>;
  /** Returns false, and writes nothing, if there is a document with its id. */
  create(document: T): Promise<boolean>;
  /** Applies the change to the newest version, again where somebody else wrote meanwhile; returns what it wrote. Undefined if there is no such document. */
  update(id: string, change: (document: T) => T): Promise<T | undefined>;
}
