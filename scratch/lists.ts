import { simulated, real, judged } from './made.ts';
import { indexedFacets } from '../packages/search/src/dataset/indexed-facets.ts';
for (const [name, ds] of [
  ['judged', judged()],
  ['real', real()],
  ['sim', simulated(30000)],
] as const) {
  const A = new Set<string>(),
    B = new Set<string>(),
    F = new Set<string>();
  let n = 0,
    c = 0;
  for (const d of ds) {
    n++;
    const f = indexedFacets(d);
    c += f.length;
    A.add(JSON.stringify(f.filter((x) => x.field === 'organization' || x.field === 'source')));
    B.add(JSON.stringify(f.filter((x) => !(x.field === 'organization' || x.field === 'source'))));
    F.add(
      JSON.stringify(
        f
          .filter((x) => x.field === 'format')
          .map((x) => x.value)
          .sort(),
      ),
    );
  }
  console.log(name, n, c / n, A.size, B.size, F.size);
}
