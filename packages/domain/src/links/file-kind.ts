/** What the first bytes of a file show. `text`: nothing but that they are no binary ones. */
export type FileKind = 'html' | 'json' | 'xml' | 'zip' | 'archive' | 'pdf' | 'ole' | 'text' | 'binary' | 'empty';

const SIGNATURES: readonly (readonly [FileKind, string])[] = [
  ['zip', 'PK\x03\x04'],
  ['zip', 'PK\x05\x06'],
  ['archive', '\x1f\x8b'], // gzip, RFC 1952
  ['archive', '7z\xbc\xaf\x27\x1c'],
  ['archive', 'Rar!\x1a\x07'],
  ['ole', '\xd0\xcf\x11\xe0'], // XLS, and an XLSX with a password
  ['pdf', '%PDF'],
];
const UTF16 = /^(?:\xff\xfe|\xfe\xff)/;
const BEFORE_TEXT = /^(?:\xef\xbb\xbf)?\s*/;
const HTML = /^<!doctype html|^<html|^(?:<\?xml[^>]*\?>|<!--[\s\S]*?-->|\s)*<(?:!doctype html|html|head|body)[\s>]/i;

/** Returns what the first bytes of a file show, whatever its name and its media type say. */
export const fileKind = (bytes: Uint8Array): FileKind => {
  // One character for each byte.
  const text = Buffer.from(bytes).toString('latin1');
  const signed = SIGNATURES.find(([, signature]) => text.startsWith(signature));
  if (signed !== undefined) return signed[0];
  if (UTF16.test(text)) return 'text';
  const words = text.replace(BEFORE_TEXT, '');
  if (words === '') return 'empty';
  if (words.includes('\0')) return 'binary';
  if (HTML.test(words)) return 'html';
  if (words.startsWith('<')) return 'xml';
  return /^[{[]/.test(words) ? 'json' : 'text';
};
