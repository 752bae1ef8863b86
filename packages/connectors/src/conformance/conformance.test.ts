import { describe, expect, test } from '@jest/globals';
import { MappedDataset, ProtocolName } from '@moisson/contracts';
import { isJsonObject, type Json, type JsonObject } from '@moisson/domain';
import { MoissonError } from '@moisson/kernel';
import { aSource } from '@moisson/testkit';
import fc from 'fast-check';
import { optionTexts } from '../options.ts';
import type { Protocol, ProtocolExample } from '../protocol.ts';
import { protocols } from '../registered.ts';
import { anyRecord } from './any-record.ts';
import { readExample, type ReadOptions } from './read-example.ts';

/** Smaller than the examples, so that a hundred records are several pages. */
const PAGE_SIZE = 30;

/** What every registered protocol promises: it is here because it is registered. */
describe.each(protocols.map((one): [string, Protocol] => [one.name, one]))('%s', (name, protocol) => {
  const { format, capabilities } = protocol;
  const examples = protocol.examples.map((one) => [one.endpoint, one] as const);
  const sourceOf = ({ endpoint }: ProtocolExample) =>
    aSource({ protocol: name, endpoint, politeness: { pageSize: PAGE_SIZE } });
  const source = sourceOf(protocol.examples[0]!);
  const read = (example: ProtocolExample, count: number, options?: ReadOptions) =>
    readExample(protocol, sourceOf(example), example, count, options);

  test('has a name of its own, options that may all be left out, and texts for each of them', () => {
    expect(protocols.filter((one) => (one.name as string) === name)).toHaveLength(1);
    expect(ProtocolName.safeParse(name).success).toBe(true);
    expect(protocol.options.safeParse({}).success).toBe(true);
    for (const schema of Object.values(protocol.options.shape)) {
      const texts = optionTexts.get(schema);
      for (const text of [texts?.label, texts?.help]) expect([text?.fr, text?.en]).not.toContain(undefined);
    }
  });

  describe.each(examples)('%s', (endpoint, example) => {
    test('is an address that it accepts as it is', () => {
      expect(protocol.endpoint(endpoint)).toMatchObject({ endpoint });
    });

    test.each([0, 1, 100])(
      '%i records are read to a proven end, each with its key, the same each time',
      async (count) => {
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
      },
    );

    test('a record has a title, and is read again from its own bytes', async () => {
      const { records } = await read(example, 1);
      const { given, record } = format.parse(records[0]!);
      const { dataset } = protocol.map(record, protocol.keyOf(given, source)!, source);
      expect(MappedDataset.safeParse(JSON.parse(JSON.stringify(dataset))).error).toBeUndefined();
      expect(dataset.title).not.toEqual({});
      expect(format.parse(format.bytesOf(record)).record).toEqual(record);
    });

    test('neither the order of fields nor a volatile one changes what a record is compared by', async () => {
      const { records } = await read(example, 1);
      const textOf = (bytes: Uint8Array): string =>
        format.canonicalText(format.parse(bytes).record, protocol.volatileFields);
      for (const altered of alterations(records[0]!, protocol)) expect(textOf(altered)).toBe(textOf(records[0]!));
    });

    test('an answer that was cut is an error, wherever it was cut', async () => {
      for (const share of [0, 0.1, 0.5, 0.9, 0.999]) {
        const alter = (body: Uint8Array): Uint8Array => body.subarray(0, Math.floor(body.length * share));
        await expect(read(example, 100, { alter })).rejects.toBeInstanceOf(MoissonError);
      }
    });
  });

  test('does what its capabilities say', async () => {
    const readings = await Promise.all(
      protocol.examples.map(async (example) => {
        const { records, completeness } = await read(example, 2);
        const { validators } = completeness;
        const again = validators && (await read(example, 2, { validators }));
        const changed = validators && (await read(example, 3, { validators }));
        // What changed is read, whatever was known before.
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

  // A format that is not JSON brings records of its own to this test.
  test('maps any JSON object to what the contract allows, and loses no field', async () => {
    const { records } = await read(protocol.examples[0]!, 1);
    const key = protocol.keyOf(format.parse(records[0]!).given, source)!;
    fc.assert(
      fc.property(anyRecord, (record) => {
        const { dataset, findings } = protocol.map(record, key, source);
        expect(MappedDataset.safeParse(JSON.parse(JSON.stringify(dataset))).error).toBeUndefined();
        const unknown = Object.keys(record).filter((field) => field === '$where' || field === 'a.b');
        for (const field of unknown)
          expect(dataset.extras.map((extra) => extra.key).some((kept) => kept.endsWith(field))).toBe(true);
        expect(findings.length).toBeLessThanOrEqual(50);
        protocol.keyOf(record, source);
        protocol.withholds?.(record, source);
        protocol.one?.(record, source);
      }),
    );
  });
});

/** A record with its fields in another order, and with other values in its volatile fields. */
const alterations = (bytes: Uint8Array, { volatileFields }: Protocol): Uint8Array[] => {
  const record = JSON.parse(Buffer.from(bytes).toString()) as JsonObject;
  const bare = [...volatileFields].filter((field) => !field.includes('.'));
  return [reversed(record), { ...record, ...Object.fromEntries(bare.map((field) => [field, 'autre'])) }].map(
    (altered) => Buffer.from(JSON.stringify(altered)),
  );
};

const reversed = (value: Json): Json => {
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, item]) => [name, reversed(item)]),
  );
};
