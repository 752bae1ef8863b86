import { cutText } from '@moisson/kernel';

const MAX_TEXT = 300;

/** Returns the value of a dataset's field as text for people, cut to some lines. Empty for what has no value. */
export const valueText = (value: unknown): string => {
  const text = plain(value);
  return text.length > MAX_TEXT ? `${cutText(text, MAX_TEXT)}…` : text;
};

const plain = (value: unknown): string => {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map(plain).join(', ');
  if (typeof value === 'string') return value;
  if (typeof value !== 'object') return JSON.stringify(value);
  return Object.values(value)
    .map(plain)
    .filter((text) => text !== '')
    .join(' · ');
};
