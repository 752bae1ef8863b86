import { readSources } from '@moisson/connectors';
import type { SourcesFile } from '@moisson/contracts';
import {
  inBoth,
  InvalidInput,
  messageOf,
  MoissonError,
  pathOf,
  said,
  type Bilingual,
  type ProblemCode,
} from '@moisson/kernel';
import { isMap, isNode, isScalar, LineCounter, parseDocument, visit, type Document, type Node } from 'yaml';
import { readText } from './read-text.ts';

/** Texts for people in place of the YAML parser's messages, which are for programmers. By parser code. */
const SYNTAX: Readonly<Record<string, Bilingual>> = {
  MULTIPLE_DOCS: said(
    'un second document YAML commence ici; un fichier de sources est un seul document',
    'a second YAML document begins here; a file of sources is one document',
  ),
  DUPLICATE_KEY: said('cette clé est donnée deux fois', 'this key is given twice in one mapping'),
  RESOURCE_EXHAUSTION: said('imbrication trop profonde', 'nested too deeply'),
};
const MAX_ALIASES = 100;

/** A YAML file that a person wrote. Keeps the line of each of its values, so that errors can name it. */
export class InputDocument<T> {
  readonly value: T;
  readonly #path: string;
  readonly #document: Document;
  readonly #lines = new LineCounter();

  /** `read` checks the plain values. Throws `request.invalid` with the file, the line and what was expected; one text line per fault. */
  constructor(path: string, read: (value: unknown) => T, firstKey: string) {
    this.#path = path;
    const text = readText(path);
    this.#document = parseDocument(text, { lineCounter: this.#lines, merge: true });
    const [fault] = [...this.#document.errors, ...this.#document.warnings];
    if (fault !== undefined) throw this.#invalid(fault.pos[0], SYNTAX[fault.code] ?? inBoth(plain(fault.message)));
    if (this.#document.contents === null)
      throw this.#invalid(
        0,
        said(`le fichier est vide; « ${firstKey}: » est attendu`, `the file is empty; expected "${firstKey}:"`),
      );
    try {
      this.value = read(this.#unfold());
    } catch (error) {
      throw this.located(error);
    }
  }

  /** Adds the line to each fault of an error about this file (ours or the operator's API's); returns any other error unchanged. */
  located(error: unknown): unknown {
    const faults = faultsIn(error);
    if (faults.length === 0) return error;
    const lines = faults.map(({ path, detail }) => {
      const { line, col } = this.#lines.linePos(this.#offsetOf(path));
      return located(`${this.#path}:${line}: ${path.join('.')}`, detail, col);
    });
    return new SourcesFileError(lines, error);
  }

  /** Returns the file as plain values. Aliases are limited, because a few lines could expand to gigabytes. */
  #unfold(): unknown {
    try {
      return this.#document.toJS({ maxAliasCount: MAX_ALIASES });
    } catch (error) {
      let at = 0;
      visit(this.#document, {
        Alias: (_key, alias) => {
          at = alias.range?.[0] ?? at;
          return alias.resolve(this.#document) === undefined ? visit.BREAK : undefined;
        },
      });
      throw this.#invalid(at, inBoth(messageOf(error)));
    }
  }

  #invalid(offset: number, detail: Bilingual): MoissonError {
    const { line, col } = this.#lines.linePos(offset);
    return new MoissonError('request.invalid', { detail: located(`${this.#path}:${line}`, detail, col) });
  }

  /** Returns the offset of the deepest existing node on the path to a value; of the key itself, if the key is not allowed. */
  #offsetOf(path: readonly (string | number)[]): number {
    const parent = this.#nodeAt(path.slice(0, -1));
    if (isMap(parent)) {
      const key = parent.items
        .map((pair) => pair.key)
        .find((one) => isScalar(one) && String(one.value) === path.at(-1));
      if (isScalar(key) && key.range) return key.range[0];
    }
    for (let depth = path.length; depth >= 0; depth -= 1) {
      const node = this.#nodeAt(path.slice(0, depth));
      if (node?.range) return node.range[0];
    }
    return 0;
  }

  #nodeAt(path: readonly (string | number)[]): Node | undefined {
    const node: unknown = path.length === 0 ? this.#document.contents : this.#document.getIn(path, true);
    return isNode(node) ? node : undefined;
  }
}

/** Returns a file of sources. Throws as `InputDocument` does. */
export const sourcesDocument = (path: string): InputDocument<SourcesFile> =>
  new InputDocument(path, readSources, 'sources');

/** Reads a file of sources. Throws as `InputDocument` does. */
export const readSourcesFile = (path: string): SourcesFile => sourcesDocument(path).value;

/** A problem with one line of text per fault. */
export class SourcesFileError extends MoissonError {
  readonly lines: readonly Bilingual[];

  constructor(lines: readonly Bilingual[], cause: unknown) {
    super((cause as { code?: ProblemCode }).code ?? 'request.invalid', { detail: lines[0]! }, { cause });
    this.lines = lines;
  }
}

interface Located {
  readonly path: readonly (string | number)[];
  readonly detail: Bilingual;
}

/** Returns the text of a fault after its place (file, line, column). */
const located = (place: string, { fr, en }: Bilingual, column: number): Bilingual =>
  said(`${place}: ${fr} (colonne ${column})`, `${place}: ${en} (column ${column})`);

const faultsIn = (error: unknown): readonly Located[] => {
  if (error instanceof InvalidInput) return error.faults;
  const { errors } = (error as { problem?: { errors?: unknown } }).problem ?? {};
  if (!Array.isArray(errors)) return [];
  return (errors as { pointer: string; detail: string }[]).map(({ pointer, detail }) => ({
    path: pathOf(pointer),
    // The operator's API sent it in the language of the request.
    detail: inBoth(detail),
  }));
};

/** Returns the first line of a parser's message, without the position, which we add ourselves. */
const plain = (message: string): string => message.split('\n')[0]!.replace(/ at line \d+, column \d+:?$/, '');
