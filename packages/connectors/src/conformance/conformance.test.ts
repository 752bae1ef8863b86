import { describe, expect, test } from '@jest/globals';
import { MappedDataset, ProtocolName } from '@moisson/contracts';
import { isComplete } from '@moisson/domain';
import { MoissonError } from '@moisson/kernel';
import { aSource } from '@moisson/testkit';
import fc from 'fast-check';
import { optionTexts } from '../options.ts';
import type { Protocol, ProtocolExample } from '../protocol.ts';
import { endpointOf, protocols } from '../registered.ts';
import { casesOf } from './cases-of.ts';
import { readExample, type ExampleReading, type ReadOptions } from './read-example.ts';

/** Smaller than the examples, so that a hundred records need several pages. */
const PAGE_SIZE = 30;

/** The requirements of every registered protocol. Registering a protocol includes it here. */
describe.each(protocols.map((one): [string, Protocol] => [one.name, one]))('%s', (name, protocol) => {
  const { format, capabilities } = protocol;
  const cases = casesOf(format);
  const examples = protocol.examples.map((one) => [one.endpoint, one] as const);
  const sourceOf = ({ endpoint }: ProtocolExample) =>
    aSource({ protocol: name, endpoint, politeness: { pageSize: PAGE_SIZE } });
  const source = sourceOf(protocol.examples[0]!);
  const read = (example: ProtocolExample, count: number, options?: ReadOptions) =>
    readExample(protocol, sourceOf(example), example, count, options);

  test('has its own name, options that may all be left out, and texts for each option', () => {
    expect(protocols.filter((one) => (one.name as string) === name)).toHaveLength(1);
    expect(ProtocolName.safeParse(name).success).toBe(true);
    expect(protocol.options.safeParse({}).success).toBe(true);
    for (const schema of Object.values(protocol.options.shape)) {
      const texts = optionTexts.get(schema);
      for (const text of [texts?.label, texts?.help]) expect([text?.fr, text?.en]).not.toContain(undefined);
    }
  });

  describe.each(examples)('%s', (endpoint, example) => {
    test('has an endpoint that it accepts unchanged, and that no other protocol recognises', () => {
      expect(endpointOf(name, endpoint)).toMatchObject({ endpoint });
      const others = protocols.filter((one) => one.recognise(new URL(endpoint)) && (one.name as string) !== name);
      expect(others.map((one) => one.name)).toEqual([]);
    });

    test.each([0, 1, 100])('%i records are read completely, each with the same key each time', async (count) => {
      const keysOf = async (): Promise<unknown[]> => {
        const { records, completeness } = await read(example, count);
        expect(completeness.evidence.filter(({ holds }) => !holds)).toEqual([]);
        expect(completeness.evidence.map(({ kind }) => kind)).toContain('end-signal');
        expect([undefined, count]).toContain(completeness.claimed);
        return records.map((bytes) => protocol.keyOf(format.parse(bytes).given, source));
      };
      const keys = await keysOf();
      expect(new Set(keys).size).toBe(count);
      expect(keys).not.toContain(undefined);
      expect(await keysOf()).toEqual(keys);
    });

    test('reading can continue after any cursor: it returns the other records and is complete as well', async () => {
      const whole = await read(example, 100);
      for (const [from, before] of whole.cursors) {
        const { records, completeness } = await read(example, 100, { from });
        expect(records.map(String)).toEqual(whole.records.slice(before).map(String));
        expect(completeness.evidence).toEqual(whole.completeness.evidence);
        expect(completeness.claimed).toBe(whole.completeness.claimed);
      }
    });

    test.each(['', '{', 'null', '"x"', '{"offset":-1}', '{"offset":"5"}'])(
      'a cursor that it did not return (%j) restarts the list',
      async (from) => {
        expect((await read(example, 100, { from })).records).toHaveLength(100);
      },
    );

    test('a record has a title, and can be read again from its own bytes', async () => {
      const { records } = await read(example, 1);
      const { given, record } = format.parse(records[0]!);
      const { dataset } = protocol.map(record, protocol.keyOf(given, source)!, source);
      expect(MappedDataset.safeParse(JSON.parse(JSON.stringify(dataset))).error).toBeUndefined();
      expect(dataset.title).not.toEqual({});
      expect(format.parse(format.bytesOf(record)).record).toEqual(record);
    });

    test('neither the order of fields nor a volatile field changes the canonical text', async () => {
      const { records } = await read(example, 1);
      const textOf = (bytes: Uint8Array): string =>
        format.canonicalText(format.parse(bytes).record, protocol.volatileFields);
      const altered = cases.alterations(format.parse(records[0]!).record, protocol.volatileFields);
      expect(altered.map(textOf)).toEqual(altered.map(() => textOf(records[0]!)));
    });

    test.each([true, false])(
      'a truncated response is an error, wherever it was cut (its length is given: %j)',
      async (framed) => {
        for (const share of [0, 0.1, 0.5, 0.9, 0.999]) {
          const alter = (body: Uint8Array): Uint8Array => body.subarray(0, Math.floor(body.length * share));
          const reading = read(example, 100, { alter, framed });
          // A list without a mark at its end may only be incomplete: then it removes nothing either.
          if (capabilities.unmarkedEnd && share > 0)
            expect(await reading.then(isIncomplete, (error: unknown) => error instanceof MoissonError)).toBe(true);
          else await expect(reading).rejects.toBeInstanceOf(MoissonError);
        }
      },
    );

    test('a list without a mark at its end is complete only if the length of the response is given', async () => {
      const { completeness } = await read(example, 100, { framed: false });
      expect(isComplete(completeness.evidence)).toBe(capabilities.unmarkedEnd !== true);
    });
  });

  test('has exactly the abilities that its capabilities claim', async () => {
    const readings = await Promise.all(
      protocol.examples.map(async (example) => {
        const { records, completeness } = await read(example, 2);
        const { validators } = completeness;
        const again = validators && (await read(example, 2, { validators }));
        const changed = validators && (await read(example, 3, { validators }));
        // A changed catalogue is read even though validators are known.
        if (changed !== undefined) expect(changed.records).toHaveLength(3);
        return {
          counts: completeness.claimed !== undefined,
          validators: again?.completeness.notModified === true && again.records.length === 0,
          singleRecords: protocol.one?.(format.parse(records[0]!).given, source) !== undefined,
        };
      }),
    );
    for (const ability of ['counts', 'validators', 'singleRecords'] as const)
      expect({ [ability]: readings.some((one) => one[ability]) }).toEqual({ [ability]: capabilities[ability] });
  });

  test('maps any record of its format to a valid dataset, and loses no field', async () => {
    const { records } = await read(protocol.examples[0]!, 1);
    const key = protocol.keyOf(format.parse(records[0]!).given, source)!;
    fc.assert(
      fc.property(cases.anyRecord, (record) => {
        const { dataset, findings } = protocol.map(record, key, source);
        expect(MappedDataset.safeParse(JSON.parse(JSON.stringify(dataset))).error).toBeUndefined();
        for (const field of cases.unknownFields(record))
          expect(dataset.extras.map((extra) => extra.key).some((kept) => kept.endsWith(field))).toBe(true);
        expect(findings.length).toBeLessThanOrEqual(50);
        protocol.keyOf(record, source);
        protocol.withholds?.(record, source);
        protocol.one?.(record, source);
      }),
    );
  });
});

const isIncomplete = ({ completeness }: ExampleReading): boolean => !isComplete(completeness.evidence);
