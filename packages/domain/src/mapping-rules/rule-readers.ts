import type { License } from '@moisson/contracts';
import type { LangText } from '@moisson/kernel';

/** What rules need to know of vocabularies and texts. The connectors have it: the domain knows no vocabulary. */
export interface RuleReaders {
  /** Returns a text by which spellings are compared: case, accents and punctuation do not matter. */
  readonly fold: (text: string) => string;
  /** Returns a licence by its name, id or address; `known` is false if it is no known one. */
  readonly licence: (
    text: string,
  ) => { readonly license: License; readonly known: boolean; readonly open: boolean } | undefined;
  /** Returns the slug of a theme. */
  readonly theme: (text: string) => string | undefined;
  /** Returns the URI of an update frequency. */
  readonly frequency: (text: string) => string | undefined;
  /** The URI of a frequency that is given, but not known. */
  readonly unknownFrequency: string;
  readonly mediaType: (format: string) => string | undefined;
  /** Returns the address if it is one of the web. */
  readonly webUrl: (text: string) => string | undefined;
  /** Returns a text on one line, as people see it; undefined if nothing remains. */
  readonly line: (text: string) => string | undefined;
  /** Returns a description under its language; undefined if nothing remains. */
  readonly description: (text: string) => LangText | undefined;
}
