import { redactText } from '@moisson/kernel';
import type { Attributes } from '@opentelemetry/api';
import type { ReadableSpan } from '@opentelemetry/sdk-trace';

/** Removes the credentials in addresses from an ended span, whichever library wrote them: from its attributes, events and status. */
export const redactSpan = ({ attributes, events, status }: ReadableSpan): void => {
  redactAttributes(attributes);
  for (const event of events) redactAttributes(event.attributes ?? {});
  if (status.message !== undefined) status.message = redactText(status.message);
};

const redactAttributes = (attributes: Attributes): void => {
  for (const [name, value] of Object.entries(attributes)) attributes[name] = redactedValue(value);
};

const redactedValue = (value: Attributes[string]): Attributes[string] => {
  if (typeof value === 'string') return redactText(value);
  if (Array.isArray(value) && typeof value[0] === 'string') return (value as string[]).map((one) => redactText(one));
  return value;
};
