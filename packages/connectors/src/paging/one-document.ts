import { defined, type Problem, MoissonError, problem, said } from '@moisson/kernel';
import { rawHash, type Completeness, type FetchedBody, type RawPage, type ReadContext } from '@moisson/domain';
import { nextFault } from './next-fault.ts';
import { nextPage, sameSiteAddress, totalItems } from './next-link.ts';
import type { ListEnd } from '@moisson/formats';
import { bothUnread, nothingUnread } from './unread.ts';

/** Yields the records of one document in batches; returns the rest of the document. */
export type ReadDocument = (body: FetchedBody) => AsyncGenerator<Uint8Array[], ListEnd>;

/**
 * Reads the whole catalogue from one streamed document, which has no count. Its end proves that it is complete: if the
 * server cuts the stream after status 200, because of an error upstream, `read` throws `body.truncated`. If a document
 * announces a next page (`Link` header, Hydra), that is read too; a page that must not be read makes the list
 * incomplete. `list` names the list of records in errors.
 */
export async function* oneDocument(
  context: ReadContext,
  url: string,
  { read, list }: { readonly read: ReadDocument; readonly list: string },
): AsyncGenerator<RawPage, Completeness> {
  const asked = new Set<string>();
  const met = new Set<string>();
  let unread = nothingUnread;
  let served = 0;
  let refused: Problem | undefined;
  let validators: Completeness['validators'];
  let next: string | undefined = url;
  for (let page = 1; next !== undefined; page += 1) {
    const address: string = next;
    context.signal.throwIfAborted();
    asked.add(address);
    const body = await context.fetch.send({
      url: address,
      ...(page > 1 || context.validators === undefined ? {} : { validators: context.validators }),
    });
    if (body.status === 304)
      return {
        evidence: [{ kind: 'not-modified', holds: true, detail: '304' }],
        problems: [],
        notModified: true,
        ...defined({ validators: context.validators }),
      };
    const reading = read(body);
    let fresh = 0;
    let received = 0;
    let step = await reading.next();
    for (; !step.done; step = await reading.next()) {
      received += step.value.length;

      for (const hash of step.value.map(rawHash)) {
        if (!met.has(hash)) fresh += 1;
        met.add(hash);
      }
      yield { records: step.value };
    }
    const { found, envelope } = step.value;
    if (!found)
      throw new MoissonError(
        'body.unexpected-shape',
        { url: address, detail: said(`pas de liste à ${list}`, `no list at ${list}`) },
        { retryable: true },
      );
    unread = bothUnread(unread, step.value.unread, served);
    served += received + step.value.unread.count;
    const announced = nextPage(envelope, body.link);
    next = announced === undefined ? undefined : sameSiteAddress(announced, body.url);
    const total = totalItems(envelope) ?? 0;
    const fault =
      announced === undefined
        ? served < total
          ? `${served} of ${total} records are in the pages that it gives an address for`
          : undefined
        : nextFault({ address: next, announced, asked, page, fresh });
    if (fault !== undefined) {
      refused = problem('paging.next-not-read', { detail: fault });
      next = undefined;
    }
    // Validators belong to one document: with several pages, a 304 of the first would hide changes in the others.
    if (page === 1 && announced === undefined && Object.keys(body.validators).length > 0) validators = body.validators;
  }
  const pages = asked.size;
  return {
    evidence: [
      { kind: 'end-signal', holds: refused === undefined, detail: `${served} records in ${pages} documents` },
      {
        kind: 'pages',
        holds: refused === undefined,
        detail: refused === undefined ? 'no next page is left' : 'a next page is left',
      },
      { kind: 'body', holds: true, detail: 'parsed to its end' },
    ],
    problems: [...(refused === undefined ? [] : [refused]), ...unread.problems],
    oversized: unread.count,
    ...defined({ validators }),
  };
}
