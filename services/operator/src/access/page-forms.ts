import { revisionOf, SourceId, type Source } from '@moisson/contracts';
import type { Store } from '@moisson/domain';
import type { Language } from '@moisson/kernel';
import type { Actor } from '@moisson/operations';
import { html, link, type Element } from '@moisson/ui';
import { changesSource, mayCallAt, maySend, neededFor, sourceIn, type OperationId } from './console-forms.ts';
import type { Withheld } from './withheld.ts';

/** What a form has to know of a source: whose it is, and its revision on the page. */
export type FormSource = Pick<Source, 'id' | 'organization' | 'revision'>;

/** The name of the form field with the token, and of the one with the revision of the source. */
export const [TOKEN_FIELD, REVISION_FIELD] = ['token', 'revision'] as const;

interface FormOf {
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** The source that the form is about, where its path does not say so. */
  readonly sourceId?: string | undefined;
  /** Whose it is, where no source says so. */
  readonly organization?: string | undefined;
  readonly class?: string;
  readonly id?: string;
  readonly label?: string;
  /** Set for a form with a file. */
  readonly enctype?: 'multipart/form-data';
}

/**
 * The forms of one page, for the person who opened it. This is the only way to a form's token: a form that its sender may not send is not
 * shown (`withheld` notes it), and one that changes a source has the revision that the page shows.
 */
export class PageForms {
  readonly #actor: Actor;
  readonly #tokenFor: (path: string) => string;
  readonly #sources: ReadonlyMap<string, FormSource>;
  readonly #withheld: Withheld;

  constructor(
    actor: Actor,
    tokenFor: (path: string) => string,
    sources: Iterable<FormSource>,
    withheld: Withheld = new Set(),
  ) {
    this.#actor = actor;
    this.#tokenFor = tokenFor;
    this.#sources = new Map([...sources].map((source) => [source.id, source]));
    this.#withheld = withheld;
  }

  /** Returns whether the person may send the form of a path. Notes who else may, if not. */
  may({
    path,
    sourceId = sourceIn(path),
    organization: whose,
  }: Pick<FormOf, 'path' | 'sourceId' | 'organization'>): boolean {
    const organization = whose ?? this.#organizationOf(sourceId);
    if (maySend(this.#actor, path, organization)) return true;
    this.#withheld.add(neededFor(path));
    return false;
  }

  /** Returns whether the person may call an operation on a source: for a form that does one of several acts. */
  mayCall(id: OperationId, sourceId: string | undefined): boolean {
    return mayCallAt(this.#actor, id, this.#organizationOf(sourceId));
  }

  /** A form that is posted; undefined for who may not send it. It needs no JavaScript. Throws where the page does not know the source. */
  form(given: FormOf, language: Language, content: Element): Element {
    const { path, query = {}, id, label, enctype } = given;
    if (!this.may(given)) return undefined;
    return html`
      <form
        id=${id}
        class=${given.class}
        method="post"
        action=${link(path, language, query)}
        aria-label=${label}
        enctype=${enctype}
      >
        <input type="hidden" name=${TOKEN_FIELD} value=${this.#tokenFor(path)} />
        ${this.#revisionField(path)} ${content}
      </form>
    `;
  }

  #organizationOf(sourceId: string | undefined): string | undefined {
    return sourceId === undefined ? undefined : this.#sources.get(sourceId)?.organization;
  }

  #revisionField(path: string): Element {
    const sourceId = sourceIn(path);
    if (sourceId === undefined || !changesSource(path)) return undefined;
    const source = this.#sources.get(sourceId);
    if (source === undefined) throw new Error(`the page with a form to ${path} does not say which source it shows`);
    return html`<input type="hidden" name=${REVISION_FIELD} value=${String(revisionOf(source))} />`;
  }
}

/** Returns those of these sources that exist: for pages that show something else of them. */
export const sourcesNamed = async (
  { registry }: Pick<Store, 'registry'>,
  ids: Iterable<string | undefined>,
): Promise<readonly FormSource[]> => {
  const known = [...new Set(ids)].flatMap((id) => SourceId.safeParse(id).data ?? []);
  const found = await Promise.all(known.map((id) => registry.get(id)));
  return found.filter((source) => source !== undefined);
};
