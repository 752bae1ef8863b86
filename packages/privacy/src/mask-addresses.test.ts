import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isGenericMailbox } from './generic-mailbox.ts';
import { MASK, maskAddresses } from './mask-addresses.ts';

const masked = `${MASK}@${MASK}`;

test.each([
  'info',
  'info2',
  'TI',
  'ti-support',
  'support.ti',
  'donneesouvertes',
  'données.ouvertes',
  'donnees_ouvertes',
  'service.clientele',
  'service-a-la-clientele',
  'direction.des.communications',
  'no-reply',
  'webmestre',
  'opendata+catalogue',
])('%s is a mailbox of an office', (local) => {
  expect(isGenericMailbox(local)).toBe(true);
  expect(maskAddresses(`Écrire à ${local}@ville.qc.ca.`)).toBe(`Écrire à ${local}@ville.qc.ca.`);
});

test.each([
  'tina.tremblay',
  'tim',
  'webster',
  'datan',
  'info.jean.tremblay',
  'jean.info',
  'l.bureau',
  'info+jean',
  'infojean',
  'service.l',
  'info5145551234',
  '5145551234',
  'josé',
  '李明',
  "o'brien",
  'contact*jean',
])('%s is the mailbox of a person', (local) => {
  expect(maskAddresses(`Écrire à ${local}@ville.qc.ca.`)).toBe(`Écrire à ${masked}.`);
});

test.each([
  'jean.tremblay@xn--qubec-esa.ca',
  'jean.tremblay@québec.ca',
  'jean.tremblay@exämple.ca',
  'jean.tremblay@пример.рф',
  'jean.tremblay%40ville.qc.ca',
  'jean%2Etremblay%40ville%2Eqc%2Eca',
  'jean.tremblay%2540ville.qc.ca',
  'jean.tremblay&#64;ville.qc.ca',
  'jean.tremblay&#x40;ville.qc.ca',
  'jean.tremblay&#0000064;ville.qc.ca',
  'jean.tremblay&commat;ville.qc.ca',
  'jean.tremblay&amp;#64;ville.qc.ca',
  'jean.tremblay&amp;amp;#64;ville.qc.ca',
  '&#106;&#101;&#97;&#110;&#64;&#118;&#46;&#99;&#97;',
  'jean&period;tremblay&commat;ville&period;ca',
  'jean.tremblay\\u0040ville.qc.ca',
  'jean.tremblay＠ville.qc.ca',
  'jean.tremblay﹫ville.qc.ca',
  'jean.tremblay@ville．qc．ca',
  'jean.tremblay (at) ville.qc.ca',
  'jean.tremblay[at]ville.qc.ca',
  'jean.tremblay {AT} ville (dot) qc (point) ca',
  'jean.tremblay [arobase] ville.qc.ca',
  'jean.tremblay arobase ville point qc point ca',
  'jean.tremblay(a)ville.qc.ca',
  'jean.tremblay @ ville.qc.ca',
  'jean.tremblay@\u200bville.qc.ca',
  'jean.trem\u00adblay@ville.qc.ca',
  'jean.trem&shy;blay@vil\u200dle.qc.ca',
  'jean.tremblay<span>@</span>ville.qc.ca',
  'jean.tremblay<!-- x -->@ville.qc.ca',
  'jean.tremblay@[192.0.2.1]',
  '"jean tremblay"@ville.qc.ca',
  '&quot;jean tremblay&quot;@ville.qc.ca',
  '%22jean tremblay%22%40ville.qc.ca',
  'e\u0301milie@ville.qc.ca',
])('%s is masked', (address) => {
  expect(maskAddresses(`Voir : ${address}, merci.`)).toBe(`Voir : ${masked}, merci.`);
});

test.each([
  ['mailto:jean@x.ca?cc=info@x.ca', `mailto:${masked}?cc=info@x.ca`],
  ['mailto:info%40ville.ca', 'mailto:info%40ville.ca'],
  ['<jean@x.ca>;info@x.ca', `<${masked}>;info@x.ca`],
  ['jean@x.ca,info@x.ca', `${masked},info@x.ca`],
  ['https://x.ca/?c=jean@x.ca&d=1', `https://x.ca/?c=${masked}&d=1`],
  ['{"a":"ligne\\njean@x.ca"}', `{"a":"ligne\\n${masked}"}`],
  ['**jean@x.ca**', `**${masked}**`],
  ['jean@x.ca.jean@y.ca', masked],
  ['info@ jean.tremblay@x.ca', `info@ ${masked}`],
])('%s: the other text is unchanged', (text, expected) => {
  expect(maskAddresses(text).replaceAll(masked, '§')).toBe(expected.replaceAll(masked, '§'));
});

test.each([
  '3 @ 5.50 $',
  'a@b',
  '@jean.tremblay',
  'https://medium.com/@jean.tremblay',
  'https://www.google.ca/maps/@45.5,-73.6,12z',
  'Les données sont (at) présentes',
  'available at donnees.ville.qc.ca',
  '100 % &amp; plus &lt;b&gt; 50%25',
  '\\u00e9t\\u00e9 <b>gras</b>',
])('%s is not an address', (text) => {
  expect(maskAddresses(text)).toBe(text);
});

test('an address is masked whatever surrounds it, and text without an address is unchanged', () => {
  const noise = fc.string({ unit: fc.constantFrom(...Array.from('a é.&;%40#@"\\<>()\u200b\n…')), maxLength: 12 });
  fc.assert(
    fc.property(noise, noise, (before, after) => {
      expect(maskAddresses(`${before} jean.tremblay@ville.qc.ca ${after}`)).not.toMatch(/tremblay@|ville\.qc/);
    }),
  );
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => text.includes('@') || maskAddresses(text) === text));
});
