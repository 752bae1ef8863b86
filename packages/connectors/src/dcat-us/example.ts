import type { ProtocolExample } from '../protocol.ts';

const SITE = 'https://donnees.example.org';

/** A DCAT-US 1.1 document with `count` datasets and a validator. */
export const feedExample: ProtocolExample = {
  endpoint: `${SITE}/data.json`,
  answer: ({ pathname }, count) => {
    if (pathname !== '/data.json') return undefined;
    const dataset = Array.from({ length: count }, (_, at) => ({
      '@type': 'dcat:Dataset',
      identifier: `arbres-${at}`,
      title: `Arbres ${at}`,
      description: 'Les arbres publics.',
      landingPage: `${SITE}/dataset/arbres-${at}`,
      modified: '2026-11-24',
    }));
    const body = JSON.stringify({ conformsTo: 'https://project-open-data.cio.gov/v1.1/schema', dataset });
    return { body, contentType: 'application/json', validators: { etag: `"${count}"` } };
  },
};

/** A DCAT-US 3.0 catalogue, half of whose `count` datasets are in a nested catalogue. */
export const nestedExample: ProtocolExample = {
  endpoint: `${SITE}/v3/data.json`,
  answer: ({ pathname }, count) => {
    if (pathname !== '/v3/data.json') return undefined;
    const all = Array.from({ length: count }, (_, at) => ({
      '@type': 'Dataset',
      identifier: { '@type': 'Identifier', '@id': `${SITE}/jeux/${at}` },
      title: `Arbres ${at}`,
      modified: '2026-11-24',
    }));
    const half = Math.ceil(count / 2);
    const catalog = [{ '@type': 'Catalog', title: 'Un service', dataset: all.slice(half) }];
    const body = JSON.stringify({ '@type': 'Catalog', dataset: all.slice(0, half), catalog });
    return { body, contentType: 'application/json' };
  },
};
