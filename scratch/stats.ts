import { simulated, real, judged } from './made.ts';
import { indexedDataset } from '../packages/search/src/dataset/indexed-dataset.ts';
import type { Dataset } from '@moisson/contracts';
const stat = (name: string, ds: Iterable<Dataset>) => {
  const tok = new Map<string, number>();
  let n = 0,
    postings = 0,
    pairs = 0,
    title = 0,
    json = 0;
  const lists = new Set<string>();
  const vocab = new Set<string>();
  const t = performance.now();
  let spent = 0;
  for (const d of ds) {
    n++;
    const t0 = performance.now();
    const i = indexedDataset(d);
    const own = new Set<string>();
    for (const f of Object.values(i.text.tokens)) for (const x of f) own.add(x);
    spent += performance.now() - t0;
    for (const x of own) tok.set(x, (tok.get(x) ?? 0) + 1);
    postings += own.size;
    pairs += i.text.pairs.length;
    title += i.titleKey.length;
    lists.add(JSON.stringify(i.facets));
    for (const v of i.text.vocabulary) vocab.add(v);
    json += JSON.stringify(d).length;
  }
  let single = 0,
    small = 0,
    smallP = 0;
  for (const c of tok.values()) {
    if (c === 1) single++;
    else if (c < 16) {
      small++;
      smallP += c;
    }
  }
  console.log(name, {
    n,
    jsonPer: json / n,
    postingsPer: postings / n,
    tokens: tok.size / n,
    single: single / n,
    multiPostings: (postings - single) / n,
    small: small / n,
    smallP: smallP / n,
    pairs: pairs / n,
    title: title / n,
    lists: lists.size,
    vocab: vocab.size,
    us: (spent * 1000) / n,
  });
};
stat('judged', judged());
stat('real', real());
stat('sim', simulated(30000));
