import { expect, test } from '@jest/globals';
import { MAX_MARKUP, plainLine, plainText } from './plain-text.ts';
import { cleanText } from './text.ts';

test.each([
  [
    'Voir <https://exemple.invalid/guide> pour le guide, ou écrire à <info@exemple.invalid>.',
    'Voir https://exemple.invalid/guide pour le guide, ou écrire à info@exemple.invalid.',
  ],
  ['<mailto:info@exemple.invalid>', 'info@exemple.invalid'],
  ['<ftp://exemple.invalid/a> <b>gras</b>', 'ftp://exemple.invalid/a gras'],
  [
    'Débit <q et hauteur h>0 mesurés; si a<b et c>d, la station est en crue.',
    'Débit <q et hauteur h>0 mesurés; si a<b et c>d, la station est en crue.',
  ],
  ['x < 5 && y > 3', 'x < 5 && y > 3'],
  ['valeurs <5 µg/L et >10 µg/L', 'valeurs <5 µg/L et >10 µg/L'],
  ['si p<0,05 (<i>in situ</i>)', 'si p<0,05 (in situ)'],
  ['le champ <nom_rue> et le champ <ville>', 'le champ <nom_rue> et le champ <ville>'],
  ['a <-> b, c <= d, e <> f', 'a <-> b, c <= d, e <> f'],
  ['1<a href=2', '1<a href=2'],
  [
    'Champs :\n\n- rue\n- ville\n\nR&amp;D : deuxième alinéa.\n\nTroisième alinéa.',
    'Champs :\n\n- rue\n- ville\n\nR&D : deuxième alinéa.\n\nTroisième alinéa.',
  ],
  [
    '# Titre\n\n**Gras** et [lien](https://exemple.invalid).\n\n1. un\n2. deux',
    '# Titre\n\n**Gras** et [lien](https://exemple.invalid).\n\n1. un\n2. deux',
  ],
  ['Ligne 1\r\nLigne 2<br>Ligne 3\nLigne 4', 'Ligne 1\nLigne 2\nLigne 3\nLigne 4'],
  ['- un<br>\n- deux<br/>\n- trois', '- un\n- deux\n- trois'],
  ['un<br><br>deux', 'un\n\ndeux'],
  ['- a\n  - b &eacute;\n  - c', '- a\n  - b é\n  - c'],
  ['&lt;p&gt;Texte d&amp;eacute;j&agrave; &eacute;chapp&eacute;&lt;/p&gt;', 'Texte déjà échappé'],
  ['Utiliser &lt;p&gt; pour un alinéa', 'Utiliser <p> pour un alinéa'],
  ['<p>Un</p><p>Deux</p><ul><li>trois</li></ul>', 'Un\n\nDeux\n\n- trois'],
  ['<ol><li>un</li><li>deux</li></ol>', '1. un\n2. deux'],
  ['<ul>\n  <li>a</li>\n  <li>b\n    <ul><li>c</li></ul></li>\n</ul>', '- a\n- b\n- c'],
  [
    '<a href="https://exemple.invalid/doc.pdf">Documentation</a> à lire',
    'Documentation (https://exemple.invalid/doc.pdf) à lire',
  ],
  ["<p>Voir <a href='https://e.invalid/?a=1&amp;b=2'>ici</a>.</p>", 'Voir ici (https://e.invalid/?a=1&b=2).'],
  ['<a href="https://e.invalid/">https://e.invalid</a>', 'https://e.invalid'],
  ['<a href="mailto:a@e.invalid?subject=x">a@e.invalid</a>', 'a@e.invalid'],
  ['<a href="mailto:a@e.invalid">Écrire</a>', 'Écrire (a@e.invalid)'],
  ['<a href="javascript:alert(1)">cliquer</a>', 'cliquer'],
  ['<a href="https://e.invalid/x"><img src="y.png" alt="z"></a>', 'https://e.invalid/x'],
  ['<table><tr><th>Code</th><th>Sens</th></tr><tr><td>1</td><td>Oui</td></tr></table>', 'Code | Sens\n1 | Oui'],
  ['<TABLE border=1>\n<TR>\n<TD><P>1</P></TD>\n<TD><P>Oui</P></TD>\n</TR>\n</TABLE>fin', '1 | Oui\n\nfin'],
  ['<p>Avant</p><table><tbody><tr><td>a</td><td></td><td>c</td></tr></tbody></table>', 'Avant\n\na | c'],
  ['<p>Un<o:p></o:p></p><p class="MsoNormal"><o:p>&nbsp;</o:p></p><w:sdt>x</w:sdt>', 'Un\n\nx'],
  [
    '<DIV STYLE="text-align:Left;"><P><SPAN>Inventory of <B>trees</B> &amp; species.</SPAN></P></DIV>',
    'Inventory of trees & species.',
  ],
  ['Voir le <script>alert(1)</script> code', 'Voir le  code'],
  ['<style>p{}</style>Texte<!-- caché --> vu', 'Texte vu'],
  ['<!DOCTYPE html><html><head><title>x</title></head><body>Corps</body></html>', 'Corps'],
  ['<![if !supportLists]>·<![endif]>Point', '·Point'],
  ['Sans fin <!-- ouvert', 'Sans fin <!-- ouvert'],
  ['Sans fin <script>x', 'Sans fin x'],
  ['<p>a\u00a0: b&nbsp;! co&shy;upe</p>', 'a\u00a0: b\u00a0! coupe'],
  ['<pre>a  b\n  c</pre>', 'a  b\n  c'],
  ['<p>Un mot</p>\n\nPuis du **Markdown** :\n- x\n- y', 'Un mot\n\nPuis du **Markdown** :\n- x\n- y'],
  ['<span>un</span><span> deux</span>', 'un deux'],
  ['<p>ligne une\nligne   deux</p>', 'ligne une ligne deux'],
  ['&copy; Ville &#8211; &#x41; &inconnu; AT&T', '© Ville – A &inconnu; AT&T'],
])('%j reads %j', (given, text) => {
  expect(plainText(given)).toBe(text);
});

test.each([
  ['R&amp;D <b>gras</b>', 'R&D gras'],
  ['D&eacute;neigement', 'Déneigement'],
  ['Titre<br>sur deux\nlignes', 'Titre sur deux lignes'],
  ['<p>Un</p><p>Deux</p>', 'Un Deux'],
  ['<a href="https://e.invalid">Lien</a>', 'Lien'],
  ['a<b et c>d', 'a<b et c>d'],
  ['Budget\u00a0: 2020', 'Budget\u00a0: 2020'],
  ['  trop   d’espaces ', 'trop d’espaces'],
  ['&#x202e;xet&#x202c;', 'xet'],
  ['Tri&shy;mestre', 'Trimestre'],
])('as a title %j reads %j', (given, line) => {
  expect(plainLine(given)).toBe(line);
});

test.each([
  ['Dé\u00adnei\u00adge\u00adment', 'Déneigement'],
  ['zéro\u200blargeur\u200c\u200d\ufeff', 'zérolargeur'],
  ['\u202etxet\u202c \u2066x\u2069', 'txet x'],
  ['é\u0000\u0007\u009d', 'é'],
  ['e\u0301', 'é'],
  ['\ud800 seul', 'seul'],
  ['\u{e0041}é', 'é'],
  ['🌳 é', '🌳 é'],
  ['ligne\u00e9\nautre\tcolonne', 'ligneé\nautre\tcolonne'],
  ['é\u061c\u180e\u2060', 'é'],
])('cleaned, %j is %j', (given, text) => {
  expect(cleanText(given).text).toBe(text);
});

const HOSTILE = [
  '<',
  '<a ',
  '<a b="',
  "<a b='",
  '<a b="<a c=" ',
  '<!--',
  '<script>',
  '<a href=x>',
  '<b/',
  '&amp;',
  '&',
  '<a@',
  '<http:',
  '<p>',
  '</p>',
  ' ',
  '<br>',
  '<td>',
  '<ul><li>',
  '\u00a0',
  '<a hidden ',
  '<![',
  '<o:p>',
  '"<a b=',
  '<pre>',
  '<a href="https://e.invalid">',
];
test('reading takes time proportional to the length of the text, whatever its content', () => {
  const seconds = (text: string): number => {
    const start = process.cpuUsage().user;
    plainLine(plainText(cleanText(text).text));
    return (process.cpuUsage().user - start) / 1e6;
  };
  for (const unit of HOSTILE) {
    const whole = unit.repeat(Math.ceil(MAX_MARKUP / unit.length));
    // Quadratic code would need sixteen times as long for four times the text, and take seconds.
    expect([unit, seconds(whole) < 1 || seconds(whole) < 12 * seconds(whole.slice(0, whole.length / 4))]).toEqual([
      unit,
      true,
    ]);
  }
  expect(cleanText('<é'.repeat(2_000_000)).text).toHaveLength(4_000_000);
  expect(plainText('<é'.repeat(2_000_000))).toHaveLength(MAX_MARKUP);
});
