import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fileKind } from './file-kind.ts';
import { typeFault } from './type-fault.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');

test.each([
  ['<!DOCTYPE html><html>', 'html'],
  ['\n <!-- a page --> <html lang="fr">', 'html'],
  ['<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">', 'html'],
  ['<?xml version="1.0"?><kml>', 'xml'],
  ['\xef\xbb\xbf{"type":"FeatureCollection"', 'json'],
  ['nom,latitude\n', 'text'],
  ['\xff\xfen\0o\0m\0', 'text'],
  ['PK\x03\x04', 'zip'],
  ['\x1f\x8b\x08', 'archive'],
  ['%PDF-1.7', 'pdf'],
  ['\xd0\xcf\x11\xe0', 'ole'],
  ['\0\0\x27\x0a', 'binary'],
  [' \r\n', 'empty'],
])('%j begins a file of kind %s', (text, kind) => expect(fileKind(bytes(text))).toBe(kind));

test('a page in place of a table is a fault, an archive of the table is none, and an unknown format expects nothing', () => {
  expect(typeFault('text/csv', 'html')).toMatchObject({ expected: 'CSV', found: { fr: 'une page HTML' } });
  expect(typeFault('text/csv', 'zip')).toBeUndefined();
  expect(typeFault('application/geo+json', 'text')).toMatchObject({ expected: 'GeoJSON' });
  expect(typeFault('application/x-unknown', 'html')).toBeUndefined();
  expect(typeFault(undefined, 'html')).toBeUndefined();
});

test('any bytes have a kind', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (some) => expect(typeof fileKind(some)).toBe('string')));
});
