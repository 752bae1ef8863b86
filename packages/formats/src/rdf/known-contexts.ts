import { cutText, MoissonError, redactText } from '@moisson/kernel';
import { catalogueContext } from './catalogue-context.ts';

type Context = Readonly<Record<string, unknown>>;

const schemaOrg: Context = { '@vocab': 'http://schema.org/', schema: 'http://schema.org/' };

/** Addresses of contexts that catalogues refer to, without their scheme and a final slash or `#`. */
const KNOWN: readonly (readonly [RegExp, Context])[] = [
  [/^semiceu\.github\.io\/[\w-]+\/releases\/[\w.-]+\/context\/[\w-]*dcat[\w-]*\.jsonld$/i, catalogueContext],
  [/^(?:www\.)?w3\.org\/ns\/dcat\d?(?:\.jsonld)?$/, catalogueContext],
  [/^(?:www\.)?w3\.org\/ns\/hydra\/(?:context\.jsonld|core)$/, catalogueContext],
  [/^project-open-data\.cio\.gov\/v1\.1\/schema\/(?:catalog|dataset)\.jsonld$/, catalogueContext],
  [/^(?:www\.)?schema\.org(?:\/docs\/jsonldcontext\.json(?:ld)?)?$/, schemaOrg],
];

/** Contexts that one document may refer to. */
const MAX_LOADED = 100;

/**
 * Loads the contexts that a document refers to. None is ever fetched: whoever serves it could change what all records
 * mean, and it may be on any host. Known contexts are here; any other is refused with `body.remote-context`.
 */
export class ContextLoader {
  readonly #url: string;
  #loaded = 0;
  /** The first refusal. The parser reports it inside an error of its own. */
  refusal: MoissonError | undefined;

  /** `url`: the address of the document. */
  constructor(url: string) {
    this.#url = url;
  }

  async load(address: string): Promise<Context> {
    this.#loaded += 1;
    const name = address.replace(/^https?:\/\//i, '').replace(/[/#]{1,10}$/, '');
    const isKnown = this.#loaded <= MAX_LOADED && name.length <= 300;
    const context = isKnown ? KNOWN.find(([pattern]) => pattern.test(name))?.[1] : undefined;
    if (context !== undefined) return { '@context': context };
    this.refusal ??= new MoissonError('body.remote-context', {
      url: this.#url,
      context: redactText(cutText(address, 200)),
    });
    throw this.refusal;
  }
}
