import { describe, expect, test } from '@jest/globals';
import type { Dataset } from '@moisson/contracts';
import { catalogueQuads, datasetQuads, writeRdf, type Site } from '@moisson/dcat';
import { Federation } from '@moisson/simulator';
import { aSource } from '@moisson/testkit';
import { Parser, Store } from 'n3';
import SHACLValidator from 'rdf-validate-shacl';
import { haveSamples, sampleBytes } from '../support/samples/serve-sample.ts';
import { withLine } from '../support/with-line.ts';

const site: Site = { origin: 'https://moisson.example', themeNames: {} };
/** The shapes of SEMIC for DCAT-AP 3.0.1: what is mandatory, then of which class things are. Each is to be validated by itself. */
const SHAPES = ['dcat-ap-3.0.1-shapes.ttl', 'dcat-ap-3.0.1-range.ttl'];
/** The datasets that one graph has: a validation that is larger gains no time. */
const BATCH = 100;

const federated = async (): Promise<readonly Dataset[]> => {
  const datasets: Dataset[] = [];
  const federation = await Federation.start();
  await withLine(async (line) => {
    for (const [id] of federation.servers) {
      const { options } = federation.catalogue(id);
      const endpoint = federation.endpointOf(id);
      const source = aSource({ id, protocol: options.protocol, endpoint, organization: options.organization.id });
      await line.store.registry.create(source);
      await line.pollNow(source.id);
    }
    for (let page = await line.store.datasetReads.scan(undefined, 500); page.length > 0;) {
      datasets.push(...page);
      page = await line.store.datasetReads.scan(page.at(-1)!.id, 500);
    }
  });
  await federation.stop();
  return datasets;
};

const named = haveSamples ? describe : describe.skip;
if (!haveSamples) console.warn('the shapes of DCAT-AP are not beside this clone: no dataset is validated against them');

named('the SHACL shapes of DCAT-AP 3.0.1', () => {
  test('hold for every dataset of the simulated federation, and for the catalogue', async () => {
    const datasets = await federated();
    expect(datasets.length).toBeGreaterThan(800);
    const shapes = SHAPES.map(
      (name) => new SHACLValidator(new Store(new Parser().parse(sampleBytes(`shacl/${name}`).toString()))),
    );
    const violations: string[] = [];
    for (let at = 0; at < datasets.length; at += BATCH) {
      const some = datasets.slice(at, at + BATCH);
      const page = { collection: `${site.origin}/c#`, current: `${site.origin}/c`, first: `${site.origin}/c` };
      const quads = [
        ...catalogueQuads({ ...page, ids: some.map(({ id }) => id) }, site),
        ...some.flatMap((dataset) => datasetQuads(dataset, site)),
      ];
      // As a reader has it: from the text.
      const data = new Store(new Parser().parse(writeRdf('ttl', quads)));
      for (const validator of shapes)
        for (const { severity, path, focusNode, message } of (await validator.validate(data)).results)
          if (severity.value.endsWith('#Violation'))
            violations.push(`${focusNode.value}: ${path.value} ${message.map(({ value }) => value).join(' ')}`);
    }
    expect(violations.slice(0, 20)).toEqual([]);
  });

  test('find what is missing, so that no violation means something', async () => {
    const validator = new SHACLValidator(new Store(new Parser().parse(sampleBytes(`shacl/${SHAPES[0]!}`).toString())));
    const data = new Store(new Parser().parse('<https://a.ca/d> a <http://www.w3.org/ns/dcat#Dataset> .'));
    expect((await validator.validate(data)).conforms).toBe(false);
  });
});
