import { cutText, MoissonError, redactText } from '@moisson/kernel';

/** A context of JSON-LD (w3.org/TR/json-ld11 §3.1). */
export type JsonLdContext = Readonly<Record<string, unknown>>;

/** Returns the context at an address, if it is one that is known here. */
export type KnownContexts = (address: string) => JsonLdContext | undefined;

/** Contexts that one document may refer to, and the longest address of one. */
const [MAX_LOADED, MAX_ADDRESS] = [100, 300];

/**
 * Loads the contexts that a document refers to. None is ever fetched: whoever serves it could change what all records
 * mean, and it may be on any host. One that is not known is refused with `body.remote-context`.
 */
export class ContextLoader {
  readonly #url: string;
  readonly #known: KnownContexts;
  #loaded = 0;
  /** The first refusal. The parser reports it inside an error of its own. */
  refusal: MoissonError | undefined;

  /** `url`: the address of the document. */
  constructor(url: string, known: KnownContexts) {
    [this.#url, this.#known] = [url, known];
  }

  async load(address: string): Promise<JsonLdContext> {
    this.#loaded += 1;
    const mayBeKnown = this.#loaded <= MAX_LOADED && address.length <= MAX_ADDRESS;
    const context = mayBeKnown ? this.#known(address) : undefined;
    if (context !== undefined) return { '@context': context };
    const shown = redactText(cutText(address, 200));
    this.refusal ??= new MoissonError('body.remote-context', { url: this.#url, context: shown });
    throw this.refusal;
  }
}
