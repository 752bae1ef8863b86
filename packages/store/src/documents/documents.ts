/** A value that queries compare. */
export type FieldValue = string | number;

/** An index field of a document: stored beside its JSON text, so that queries need not read the text. */
export interface DocumentField<T> {
  readonly of: (document: T) => FieldValue | undefined;
  /** The SQLite column. Without one, queries read the value from the JSON text, under the field's name. */
  readonly column?: string;
}

/** The properties that all documents of a table (SQLite) or collection (MongoDB) share. */
export interface DocumentKind<T, Field extends string = never> {
  /** The kind in the announcement of an unreadable document: `run`, `hold`. */
  readonly kind: string;
  /**
   * Name of the table or collection. In SQLite it has the columns `id`, `doc` and those of the fields; in MongoDB `_id`, `json` and the
   * fields.
   */
  readonly name: string;
  readonly idOf: (document: T) => string;
  /** Index fields; in MongoDB stored under this name. `json` and `version` are taken there: by the text, and by the count of updates. */
  readonly fields: Readonly<Record<Field, DocumentField<T>>> & { readonly json?: never; readonly version?: never };
  /** Parses the JSON text of a document, also of older versions. Throws if it cannot. */
  readonly read: (json: string) => T;
}

export interface DocumentQuery<Field extends string> {
  /** Fields must equal these values. */
  readonly where?: Readonly<Partial<Record<Field, FieldValue | undefined>>>;
  /** This field must have a value. */
  readonly having?: Field;
  /** Index fields to sort by, or `id`; all in one direction. Default: by id, ascending. */
  readonly by?: readonly (Field | 'id')[];
  readonly descending?: boolean;
  /** Only documents that come after this id in the list. Needs the order by id. */
  readonly past?: string;
  readonly limit?: number;
}

/**
 * Documents of one kind: JSON text under an id, beside index fields. A kind is written either by `put`, or by `create` and `update`.
 * Every method throws `OutageError`.
 */
export interface Documents<T, Field extends string = never> {
  /** Throws if the document cannot be read. */
  get(id: string): Promise<T | undefined>;
  /** Returns the documents with these ids, in any order. Documents that cannot be read are left out and announced. */
  some(ids: readonly string[]): Promise<readonly T[]>;
  /** Returns the first document of a list. Throws if it cannot be read. */
  first(query: DocumentQuery<Field>): Promise<T | undefined>;
  /** Returns a list. Documents that cannot be read are left out and announced (`readableOf`). */
  list(query: DocumentQuery<Field>): Promise<readonly T[]>;
  /**
   * Returns, for each value of the field `of`, the document with the highest value of the field `highest`, ordered by that value.
   * Unreadable ones are left out.
   */
  latest(of: Field, highest: Field): Promise<readonly T[]>;
  /** Writes documents; each replaces the one with its id. */
  put(documents: readonly T[]): Promise<void>;
  /** Creates a document. Returns false, and writes nothing, if its id exists. */
  create(document: T): Promise<boolean>;
  /**
   * Applies the change to the newest version, again if another writer was faster; returns the written document. Undefined if the id does
   * not exist.
   */
  update(id: string, change: (document: T) => T): Promise<T | undefined>;
  remove(id: string): Promise<void>;
  /** Deletes the documents whose field has a lower value. */
  removeBelow(field: Field, value: FieldValue): Promise<void>;

  /** Removes a document if its newest version passes the test. Returns whether it did. */
  removeIf(id: string, test: (document: T) => boolean): Promise<boolean>;
}
