const cpu = () => process.threadCpuUsage().user / 1000 + process.threadCpuUsage().system / 1000;
import { simulated } from './made.ts';
import { SearchIndex } from '../packages/search/src/memory/search-index.ts';
const N = Number(process.argv[2] ?? 100000);
const index = new SearchIndex();
let t0 = cpu(),
  put = 0,
  up = 0,
  maxStep = 0,
  n = 0,
  over5 = 0;
const base = simulated(Math.min(N, 60000));
const pool: any[] = [];
let work: any;
import { v5 } from 'uuid';
import { createHash } from 'node:crypto';
const uuid = (n: number) => {
  const h = createHash('sha1').update(String(n)).digest('hex');
  return `${h.slice(0, 8)}-${h.slice(8, 12)}-${h.slice(12, 16)}-${h.slice(16, 20)}-${h.slice(20, 32)}`;
};
for (const d of base) {
  const t = cpu();
  index.put(uuid(n), 1, d);
  put += cpu() - t;
  n++;
  if (pool.length < 20000) pool.push(d);
  if (index.isUpkeepDue && work === undefined) work = index.upkeep();
  if (n % 50 === 0 && work) {
    const end = cpu() + 4;
    let last = cpu();
    for (;;) {
      const s = work.next();
      const now = cpu();
      const d = now - last;
      last = now;
      up += d;
      if (d > maxStep) maxStep = d;
      if (d > 5) over5++;
      if (s.done) {
        work = undefined;
        break;
      }
      if (now > end) break;
    }
  }
}
while (n < N) {
  const d = pool[n % pool.length];
  const t = cpu();
  index.put(uuid(n), 1, {
    ...d,
    identifier: [`x${n}`],
    title: { fr: d.title.fr + ' ' + n },
    records: [{ sourceId: 'x', recordKey: uuid(n + 1e8), run: 1 }],
    changedAt: new Date(1.6e12 + n * 1000).toISOString(),
  });
  put += cpu() - t;
  n++;
  if (index.isUpkeepDue && work === undefined) work = index.upkeep();
  if (n % 50 === 0 && work) {
    const end = cpu() + 4;
    let last = cpu();
    for (;;) {
      const s = work.next();
      const now = cpu();
      const d = now - last;
      last = now;
      up += d;
      if (d > maxStep) maxStep = d;
      if (d > 5) over5++;
      if (s.done) {
        work = undefined;
        break;
      }
      if (now > end) break;
    }
  }
}
{
  let s;
  let last = cpu();
  work ??= index.upkeep();
  while (!(s = work.next()).done) {
    const now = cpu();
    if (now - last > maxStep) maxStep = now - last;
    last = now;
  }
}
console.log({
  N,
  perPutUs: (put * 1000) / N,
  upkeepMs: up,
  maxStep,
  over5,
  bytesPer: index.bytes / index.size,
  rss: process.memoryUsage().rss / 1e6,
  ext: process.memoryUsage().arrayBuffers / 1e6,
  heap: process.memoryUsage().heapUsed / 1e6,
});
(globalThis as any).gc?.();
console.log('after gc', process.memoryUsage().arrayBuffers / N, process.memoryUsage().heapUsed / 1e6);
for (const q of [
  {},
  { text: 'arbres ' },
  { text: 'ville ' },
  { text: 'inventaire donnees bureau ' },
  { text: 'inventaire terrain validation projection ' },
  { text: 'xyzabc arbres inventaire ' },
  { text: 'introuvble ' },
  { text: 'velo -inventaire ' },
  { organization: ['ville-de-12'] },
  { text: 'inventaire ', sort: 'title' },
  { sort: 'title' },
  { text: '"sur le terrain" ' },
  { text: 'x50000 ' },
] as any[]) {
  let total = 0,
    max = 0,
    parts = 0,
    r: any;
  const t1 = cpu();
  for (let i = 0; i < 5; i++) {
    const w = index.finding({ limit: 20, ...q });
    for (;;) {
      const t = cpu();
      const s = w.next();
      const d = cpu() - t;
      total += d;
      if (i > 0 && d > max) max = d;
      parts++;
      if (s.done) {
        r = s.value;
        break;
      }
    }
  }
  console.log(
    JSON.stringify(q),
    'ms',
    (total / 5).toFixed(2),
    'max part',
    max.toFixed(2),
    'parts',
    parts / 5,
    'total',
    r.total,
  );
}
