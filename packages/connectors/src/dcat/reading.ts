import type { Completeness, FetchedBody } from '@moisson/domain';
import type { RdfGraph } from '@moisson/formats';
import { defined, MoissonError, problem, said, type Problem } from '@moisson/kernel';
import { datasetNodes } from '../mapping/dcat-rdf/index.ts';
import { nextFault } from '../paging/next-fault.ts';
import { nextPage, sameSiteAddress } from '../paging/next-link.ts';
import { bothUnread, nothingUnread, type Unread } from '../paging/unread.ts';
import { cursorOf, type Position } from './cursor.ts';
import { cutPage } from './cut-page.ts';
import { hydraOf } from './hydra.ts';
import { Mentions } from './mentions.ts';
import { Met } from './met.ts';

const MAX_PAGES = 20_000;
const MAX_PROBLEMS = 20;

/** What the pages of one list came to so far. */
export class Reading {
  readonly #met = new Met();
  readonly #mentions = new Mentions();
  readonly #asked = new Set<string>();
  readonly #problems: Problem[] = [];
  #position: Position;
  #unread: Unread = nothingUnread;
  #fresh = 0;
  #isRefused = false;
  #validators: Completeness['validators'];

  constructor(position: Position) {
    this.#position = position;
  }

  get isFirst(): boolean {
    return this.#position.pages === 0;
  }

  /** The cursor of what follows; undefined while something of a page that was read waits for a later one. */
  get cursor(): string | undefined {
    return this.#mentions.isEmpty ? cursorOf(this.#position) : undefined;
  }

  /** Yields the records of a page in batches. Throws `body.unexpected-shape` if it is about no catalogue. */
  *records(graph: RdfGraph): Generator<Uint8Array[], void> {
    const { url } = this.#position;
    const { isCatalogue, listed, mentioned, undescribed, shortfall, others } = datasetNodes(graph);
    if (!isCatalogue)
      throw new MoissonError(
        'body.unexpected-shape',
        { url, detail: said('pas de dcat:Catalog ni de dcat:Dataset', 'no dcat:Catalog and no dcat:Dataset') },
        { retryable: true },
      );
    const nodes = [...listed, ...this.#mentions.keep(graph, mentioned, this.#met)];
    const { fresh, unread } = yield* cutPage(graph, nodes, this.#met, url);
    this.#mentions.expect(undescribed, this.#met);
    this.#mentions.settle(this.#met);
    this.#unread = bothUnread(this.#unread, unread, this.#position.records);
    this.#fresh = fresh;
    const { records, missing, others: before, ...rest } = this.#position;
    this.#position = {
      ...rest,
      records: records + fresh,
      unread: rest.unread + unread.count,
      missing: missing + shortfall,
      others: before + others,
    };
  }

  /** Returns the address of the page after this one; undefined after the last one, or if it must not be read. */
  next(graph: RdfGraph, { url: base, link, validators }: FetchedBody): string | undefined {
    const { url, pages, total: before } = this.#position;
    this.#asked.add(url);
    const { next, total = before } = hydraOf(graph);
    if (before !== undefined && total !== before && this.#problems.length < MAX_PROBLEMS)
      this.#problems.push(problem('paging.count-changed', { before, after: total! }));
    const announced = next ?? nextPage({}, link);
    const address = announced === undefined ? undefined : sameSiteAddress(announced, base);
    // Validators belong to one document: with several pages, a 304 of the first would hide changes in the others.
    if (pages === 0 && announced === undefined && Object.keys(validators).length > 0) this.#validators = validators;
    this.#position = { ...this.#position, url: address ?? url, pages: pages + 1, ...defined({ total }) };
    if (announced === undefined) return undefined;
    const [asked, fresh] = [this.#asked, this.#fresh];
    const fault = nextFault({ address, announced, asked, page: pages + 1, fresh, maxPages: MAX_PAGES });
    if (fault === undefined) return address;
    this.#isRefused = true;
    this.#problems.unshift(problem('paging.next-not-read', { detail: fault }));
    return undefined;
  }

  /** Returns, after the last page, the datasets that pages mentioned and none listed. */
  rest(): Uint8Array[] {
    const rest = this.#mentions.rest(this.#met);
    this.#position = { ...this.#position, records: this.#position.records + rest.length };
    return rest;
  }

  /** Whether the list is complete: no page is left, every listed dataset is described, all bodies were parsed. */
  get completeness(): Completeness {
    const { pages, records, unread, others, total } = this.#position;
    const missing = this.#position.missing + this.#mentions.missing;
    if (missing > 0 && total === undefined)
      this.#problems.push(problem('paging.count-mismatch', { claimed: records + missing, seen: records }));
    return {
      evidence: [
        { kind: 'end-signal', holds: !this.#isRefused, detail: `${records} records in ${pages} documents` },
        {
          kind: 'pages',
          holds: !this.#isRefused && missing === 0,
          detail: missing === 0 ? 'every listed dataset is described' : `${missing} listed datasets are not described`,
        },
        { kind: 'body', holds: true, detail: 'every body parsed to its end' },
      ],
      problems: [...this.#problems, ...this.#unread.problems],
      oversized: unread,
      // Hydra counts all members of a catalogue: its services and catalogues too.
      ...defined({ claimed: total !== undefined && total - records === others ? records : total }),
      ...defined({ validators: this.#validators }),
    };
  }
}
