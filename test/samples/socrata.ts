import type { ExpectedSample } from '../support/samples/expect-samples.ts';

/** Answers of Socrata. Standard: the discovery API (dev.socrata.com). */
export const socrataSamples: readonly ExpectedSample[] = [
  {
    sample: 'socrata/catalog-v1.json',
    what: 'an asset with columns, one without, and one without a name',
    records: [
      {
        // No field states the language, and so few words do not show it: it is that of the portal.
        title: { fr: 'Traffic counts' },
        description: { fr: 'Daily traffic counts with details & context.' },
        organization: 'Transport Agency',
        license: 'other: Public Domain',
        modified: '2026-07-11T10:00:00.000Z',
        formats: ['CSV', 'JSON'],
      },
      {
        title: { fr: 'Incident reports' },
        modified: '2026-07-10T09:30:00.000Z',
        formats: ['HTML'],
      },
      { title: { fr: 'missing-title' }, formats: ['HTML'] },
    ],
  },
];
