import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { SourceSpec } from './source-spec.ts';
import { changesBetween, settingsOf, writtenSource } from './written-source.ts';

const aSpec = fc
  .record(
    {
      id: fc.constantFrom('x', 'laval'),
      protocol: fc.constantFrom('x', 'ckan'),
      endpoint: fc.constantFrom('https://x.example', 'https://laval.example/'),
      name: fc.record({ fr: fc.string(), en: fc.string() }, { requiredKeys: [] }),
      authority: fc.constantFrom(50, 0, 1000),
      options: fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), fc.oneof(fc.string(), fc.boolean()), { maxKeys: 3 }),
      unknowns: fc.array(fc.string({ maxLength: 20 }), { maxLength: 2 }),
      removalPolicy: fc.record(
        { graceHours: fc.constantFrom(72, 24), maxCount: fc.constantFrom(5, 9) },
        { requiredKeys: [] },
      ),
      quota: fc.record({ maxRecords: fc.constantFrom(1, 7) }, { requiredKeys: [] }),
    },
    { requiredKeys: ['id', 'protocol', 'endpoint'] },
  )
  .map((given) => SourceSpec.parse(given));

test('the shortest form of a source says the same, and nothing that is the default', () => {
  fc.assert(
    fc.property(aSpec, (spec) => {
      const short = writtenSource(spec);
      expect(SourceSpec.parse(short)).toEqual({ ...spec, ...(short.quota === undefined ? { quota: spec.quota } : {}) });
      expect(writtenSource(SourceSpec.parse(short))).toEqual(short);
      expect(short).not.toHaveProperty('reading');
      expect(Object.keys(short).slice(0, 1)).toEqual(['id']);
    }),
  );
});

test('differences are told by the innermost setting, lists as a whole, and there are none between equal ones', () => {
  const laval = { id: 'laval', protocol: 'ckan', endpoint: 'https://laval.example' };
  const [before, after] = [
    SourceSpec.parse({ ...laval, removalPolicy: { graceHours: 72 }, speaksFor: ['a'], name: { fr: 'Laval' } }),
    SourceSpec.parse({ ...laval, removalPolicy: { graceHours: 24 }, speaksFor: ['a', 'b'] }),
  ];
  expect(changesBetween(settingsOf(before), settingsOf(after))).toEqual([
    { field: 'name', before: { fr: 'Laval' } },
    { field: 'speaksFor', before: ['a'], after: ['a', 'b'] },
    { field: 'removalPolicy.graceHours', before: 72, after: 24 },
  ]);
  fc.assert(fc.property(aSpec, (spec) => expect(changesBetween(settingsOf(spec), settingsOf(spec))).toEqual([])));
});
