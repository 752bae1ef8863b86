import { expect, test } from '@jest/globals';
import { writeIndentedXml } from './write-xml.ts';
import { xmlFormat } from './xml-format.ts';

const parse = (text: string) => xmlFormat.parse(Buffer.from(text));
const canonical = (text: string, ...volatile: string[]): string =>
  xmlFormat.canonicalText(parse(text).record, new Set(volatile));
const codeOf = (text: string): unknown => {
  try {
    return parse(text);
  } catch (error) {
    return (error as { code?: string }).code;
  }
};

test('a record is a tree without prefixes', () => {
  expect(parse('<a:b xmlns:a="urn:a" x="1" a:y="2"> <c>d</c> e</a:b>').record).toEqual({
    ...{ name: 'b', namespace: 'urn:a', attributes: { x: '1', '{urn:a}y': '2' } },
    children: [{ name: 'c', namespace: '', attributes: {}, children: ['d'] }, ' e'],
  });
});

test('bytes that are not a record throw an error with the reason', () => {
  expect(codeOf('<a>')).toBe('record.malformed');
  expect(codeOf('{}')).toBe('record.malformed');
  expect(codeOf('<!DOCTYPE a><a/>')).toBe('record.malformed');
  expect(codeOf('<a>'.repeat(100_000))).toBe('record.malformed');
  expect(codeOf(`<a>${'<b/>'.repeat(100_001)}</a>`)).toBe('record.too-complex');
});

test('credentials are removed from text and attributes', () => {
  const { record, scrubbed } = parse('<a b="https://moi:secret@a.ca/">https://moi:secret&#64;b.ca/</a>');
  expect(scrubbed).toBe(true);
  expect(record).toMatchObject({ attributes: { b: 'https://a.ca/' }, children: ['https://b.ca/'] });
  expect(parse('<a b="moi@a.ca">&#233;</a>').scrubbed).toBe(false);
});

test('the canonical text does not depend on prefixes, orders, white space, ids of GML or volatile elements', () => {
  const text = canonical('<r xmlns="urn:r"><h><d>1</d></h><a x="1" y="2">un  deux</a><b/></r>', 'h/d');
  expect(
    canonical(
      `<p:r xmlns:p="urn:r" xmlns:g="http://www.opengis.net/gml">
         <p:b g:id="d1e5"/>
         <p:a y="2" x="1"> un deux </p:a>
         <p:h><p:d>2</p:d></p:h>
       </p:r>`,
      'h/d',
    ),
  ).toBe(text);
  expect(canonical('<r xmlns="urn:r"><h/><a x="1" y="2">deux un</a><b/></r>', 'h/d')).not.toBe(text);
});

test('the order of positions and of mixed content is part of a record', () => {
  const gml = (a: string, b: string): string =>
    `<r xmlns="http://www.opengis.net/gml"><pos>${a}</pos><pos>${b}</pos></r>`;
  expect(canonical(gml('1', '2'))).not.toBe(canonical(gml('2', '1')));
  expect(canonical('<p>a <b/> c <i/></p>')).not.toBe(canonical('<p>a <i/> c <b/></p>'));
});

test('a record is indented for people without changing it', () => {
  const { record } = parse('<a xmlns="urn:a"><b>c <i>d</i></b><e/></a>');
  expect(writeIndentedXml(record)).toBe('<a xmlns="urn:a">\n  <b>c <i>d</i></b>\n  <e/>\n</a>');
  expect(parse(writeIndentedXml(record)).record).toEqual(record);
});
