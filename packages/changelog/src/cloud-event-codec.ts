import { eventTypes, MAX_EVENT_BYTES, type CloudEvent, type EventType } from '@moisson/contracts';
import { defined, cutText, messageOf, type ProblemCode } from '@moisson/kernel';
import { MAX_DEPTH, MAX_VALUES, parseJson, structureOf, type LogMessage, type NewMessage } from '@moisson/domain';
import type { z } from 'zod';

const decoder = new TextDecoder('utf-8', { fatal: true });

/** Returns a CloudEvent 1.0 in Kafka's binary content mode: attributes as `ce_` headers, data as the value. */
export const encodeEvent = (key: string, event: CloudEvent): NewMessage =>
  encodeEventJson(key, event, JSON.stringify(event.data));

/** Returns the same message for data that is already JSON text. */
export const encodeEventJson = (key: string, event: Omit<CloudEvent, 'data'>, json: string): NewMessage => ({
  key,
  value: Buffer.from(json),
  headers: {
    ce_specversion: '1.0',
    ce_id: event.id,
    ce_source: event.source,
    ce_type: event.type,
    ce_time: event.time,
    ...defined({ ce_subject: event.subject }),
    'content-type': 'application/json',
  },
});

/** An event of a known type, with its data checked against the contract. */
export type KnownEvent = {
  [Type in EventType]: Omit<CloudEvent, 'type' | 'data'> & {
    readonly type: Type;
    readonly data: z.infer<(typeof eventTypes)[Type]>;
  };
}[EventType];

export type Decoded =
  | { readonly ok: true; readonly event: KnownEvent }
  | { readonly ok: false; readonly code: ProblemCode; readonly detail: string };

export const bad = (code: ProblemCode, detail: string): Decoded => ({ ok: false, code, detail: cutText(detail, 1000) });

/**
 * Returns the event of a message, or the reason why it is not valid. Never throws. `maxBytes`: limit of its data,
 * default twice the size that we publish.
 */
export const decodeEvent = (
  { headers, value }: Pick<LogMessage, 'headers' | 'value'>,
  maxBytes = 2 * MAX_EVENT_BYTES,
): Decoded => {
  if (headers.ce_specversion !== '1.0') return bad('event.unreadable', 'no CloudEvents 1.0 headers');
  const { ce_id: id, ce_source: source, ce_type: type, ce_time: time, ce_subject: subject } = headers;
  if (!id || !source || !type || !time) return bad('event.unreadable', 'a required CloudEvents attribute is missing');
  if (!/^application\/json\b/i.test(headers['content-type'] ?? '')) return bad('event.unreadable', 'data is not JSON');
  if (!isKnown(type)) return bad('event.unknown-type', type);
  if (value === undefined) return bad('event.unreadable', 'no data');
  if (value.byteLength > maxBytes) return bad('event.unreadable', `${value.byteLength} bytes of data`);
  const { depth, values } = structureOf(value);
  if (depth > MAX_DEPTH) return bad('event.unreadable', `data nested more than ${MAX_DEPTH} levels deep`);
  if (values > MAX_VALUES) return bad('event.unreadable', `data of more than ${MAX_VALUES} values`);
  let data: unknown;
  try {
    data = parseJson(decoder.decode(value));
  } catch (error) {
    return bad('event.unreadable', messageOf(error));
  }
  const checked = eventTypes[type].safeParse(data);
  if (!checked.success)
    return bad(
      'event.invalid',
      checked.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '),
    );
  const event = { id, source, type, time, ...defined({ subject }), data: checked.data };
  return { ok: true, event: event as KnownEvent };
};

const isKnown = (type: string): type is EventType => Object.hasOwn(eventTypes, type);
