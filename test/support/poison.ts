import type { LogMessage, NewMessage } from '@moisson/domain';

type Json = Record<string, unknown>;
const hostile: readonly unknown[] = [null, 7, true, [], {}, '', [null], { $where: '1' }, -1, 'x'.repeat(5)];

/** Returns some 300 kinds of unusable events, made from a usable one. */
export const poison = (good: LogMessage): NewMessage[] => {
  const bytes = Buffer.from(good.value!);
  const data = JSON.parse(bytes.toString()) as Json;
  const message = (value: Uint8Array, headers = good.headers): NewMessage => ({ key: good.key!, value, headers });
  const withData = (changed: unknown): NewMessage => message(Buffer.from(JSON.stringify(changed)));
  const attributes = ['ce_specversion', 'ce_id', 'ce_source', 'ce_type', 'ce_time', 'content-type'];
  const without = (name: string): Record<string, string> =>
    Object.fromEntries(Object.entries(good.headers).filter(([key]) => key !== name));
  const required = ['sourceId', 'recordKey', 'run', 'contentHash', 'mappingVersion', 'authority', 'dataset', 'links'];
  const wrong = (name: string): unknown[] =>
    // A value that is valid for one field is not for the other.
    hostile
      .filter((value) => JSON.stringify(value) !== JSON.stringify(data[name]))
      .filter((value) => !fits(name, value));
  return [
    ...attributes.map((name) => message(bytes, without(name))),
    message(bytes, {}),
    ...['0.3', '2.0', '', 'x'].map((version) => message(bytes, { ...good.headers, ce_specversion: version })),
    ...[
      'com.exemple.autre',
      'org.moisson.record.upserted.v9',
      '__proto__',
      'toString',
      'org.moisson.run.finished.v1',
    ].map((type) => message(bytes, { ...good.headers, ce_type: type })),
    ...['text/plain', 'application/avro', ''].map((type) => message(bytes, { ...good.headers, 'content-type': type })),
    ...Array.from({ length: 180 }, (_, at) => message(bytes.subarray(0, Math.floor((bytes.length * at) / 180)))),
    ...['[', '{"a":', '['].map((open, at) => message(Buffer.from(open.repeat(10_000 * (at + 1))))),
    message(Buffer.from([0xff, 0xfe, 0x00])),
    message(Buffer.alloc(2 * 1024 * 1024, 0x20)),
    ...hostile.map(withData),
    ...required.map((name) => withData(Object.fromEntries(Object.entries(data).filter(([key]) => key !== name)))),
    ...required.flatMap((name) => wrong(name).map((value) => withData({ ...data, [name]: value }))),
    ...hostile
      .filter((value) => typeof value !== 'object' || value === null || Array.isArray(value))
      .map((title) => withData({ ...data, dataset: { ...(data.dataset as Json), title } })),
  ];
};

/** Whether the contract accepts this value for the field. */
const fits = (name: string, value: unknown): boolean => {
  const text = ['sourceId', 'recordKey', 'contentHash'];
  if (text.includes(name)) return typeof value === 'string' && value !== '';
  if (name === 'links') return Array.isArray(value) && value.length === 0;
  return ['run', 'mappingVersion', 'authority'].includes(name) && typeof value === 'number' && value > 0;
};
