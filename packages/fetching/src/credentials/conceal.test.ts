import { expect, test } from '@jest/globals';
import type { Credential } from '@moisson/contracts';
import fc from 'fast-check';
import { concealChunks, concealText } from './conceal.ts';
import { secretForms } from './secret-forms.ts';

const SIGNS = ['a', 'é', ' ', '&', '<', '>', '"', "'", '/', '+', '=', '%', '~', '!', '(', '*', '\\'];

const bearerOf = (token: string): Credential => ({ kind: 'bearer', token });

const inPieces = async function* (bytes: Buffer, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  let at = 0;
  for (const size of sizes) {
    yield bytes.subarray(at, at + size);
    at += size;
  }
  yield bytes.subarray(at);
};
const whole = async (chunks: AsyncIterable<Uint8Array>): Promise<string> => {
  const pieces: Uint8Array[] = [];
  for await (const piece of chunks) pieces.push(piece);
  return Buffer.concat(pieces).toString();
};

test('no form of a secret is left, however the body is cut into chunks, and the rest is unchanged', async () => {
  // Signs that each way of escaping treats differently; the letters of the texts around it never occur in it.
  const secret = fc.string({ unit: fc.constantFrom(...SIGNS), minLength: 8, maxLength: 20 });
  const between = fc.stringMatching(/^[XYZ]{0,5}$/);
  const sizes = fc.array(fc.nat({ max: 30 }), { maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(
      secret,
      fc.array(fc.tuple(between, fc.nat()), { maxLength: 5 }),
      sizes,
      async (value, parts, cut) => {
        const forms = secretForms([{ kind: 'query', name: 'k', value }]);
        const chosen = parts.map(([text, at]) => [text, forms[at % forms.length]!] as const);
        const body = chosen.map(([text, form]) => `${text}X${form}X`).join('');
        const clean = chosen.map(([text]) => `${text}XREDACTEDX`).join('');
        expect(await whole(concealChunks(inPieces(Buffer.from(body), cut), forms))).toBe(clean);
        expect(concealText(body, forms)).toBe(clean);
      },
    ),
    { numRuns: 300 },
  );
});

test('the longer of two secrets that begin alike is taken out whole', async () => {
  const forms = secretForms([bearerOf('canari-7f'), { kind: 'query', name: 'k', value: 'canari-7f3a' }]);
  for (let cut = 0; cut < 12; cut += 1)
    expect(await whole(concealChunks(inPieces(Buffer.from('«canari-7f3a»'), [cut]), forms))).toBe('«REDACTED»');
  expect(await whole(concealChunks(inPieces(Buffer.from('canari-7f'), [3]), forms))).toBe('REDACTED');
});

test('the user name and the password of Basic are taken out together and the password alone', () => {
  const forms = secretForms([{ kind: 'basic', username: 'moi', password: 'Canari7f3a' }]);
  const sent = Buffer.from('moi:Canari7f3a').toString('base64');
  expect(concealText(`Basic ${sent}, Canari7f3a, moi`, forms)).toBe('Basic REDACTED, REDACTED, moi');
});

test('a body made of a secret takes linear time', async () => {
  const forms = secretForms([bearerOf('aaaaaaaa'), { kind: 'query', name: 'k', value: 'aaaaaaaab' }]);
  const clean = await whole(concealChunks(inPieces(Buffer.alloc(1_000_000, 'a'), []), forms));
  expect(clean).toHaveLength(1_000_000);
});
