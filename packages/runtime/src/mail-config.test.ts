import { expect, test } from '@jest/globals';
import { readConfig, redacted } from './config.ts';

const settings = {
  MOISSON_SMTP_URL: 'smtp://moisson:s%40cret@mail.example:2525',
  MOISSON_MAIL_FROM: 'moisson@donnees.example',
  MOISSON_DIGEST_TO: 'zoe@donnees.example, eve@donnees.example',
  MOISSON_OPERATOR_PUBLIC_URL: 'https://console.example',
};

test('the digest has a server, a sender, recipients and a schedule; the password is never printed', () => {
  const config = readConfig(settings);
  expect(config.digest).toEqual({
    server: {
      ...{ host: 'mail.example', port: 2525, secure: false, requireTls: true },
      ...{ user: 'moisson', password: 's@cret' },
    },
    from: 'moisson@donnees.example',
    to: ['zoe@donnees.example', 'eve@donnees.example'],
    schedule: '0 7 * * *',
    consoleUrl: 'https://console.example',
  });
  expect(JSON.stringify(redacted(config))).not.toMatch(/cret/);
  expect(readConfig({}).digest).toBeUndefined();
});

test.each([
  ['smtps://mail.example', { port: 465, secure: true, requireTls: false }],
  ['smtp://mail.example', { port: 587, secure: false, requireTls: false }],
  ['smtp://u:p@127.0.0.1:25', { port: 25, requireTls: false }],
])('%s', (MOISSON_SMTP_URL, expected) => {
  expect(readConfig({ ...settings, MOISSON_SMTP_URL }).digest?.server).toMatchObject(expected);
});

test.each([
  { MOISSON_SMTP_URL: 'https://mail.example' },
  { MOISSON_SMTP_URL: 'smtp://mail.example?ignoreTLS=true' },
  { MOISSON_SMTP_URL: undefined },
  { MOISSON_OPERATOR_PUBLIC_URL: undefined },
  { MOISSON_MAIL_FROM: 'Moisson <moisson@donnees.example>' },
  { MOISSON_DIGEST_TO: 'zoe@donnees.example\r\nBcc: x@y.example' },
  { MOISSON_DIGEST_TO: Array.from({ length: 21 }, (_, at) => `a${at}@b.example`).join(',') },
])('%j is refused', (given) => {
  expect(() => readConfig({ ...settings, ...given })).toThrow(expect.objectContaining({ code: 'config.invalid' }));
});
