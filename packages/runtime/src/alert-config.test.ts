import { expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { readConfig, redacted } from './config.ts';

const secret = `whsec_${randomBytes(32).toString('base64')}`;
const mail = { MOISSON_SMTP_URL: 'smtp://u:s3cret@mail.example', MOISSON_MAIL_FROM: 'moisson@donnees.example' };
const all = {
  ...mail,
  ...{ MOISSON_ALERT_TO: 'zoe@donnees.example', MOISSON_ALERT_ESCALATION_TO: 'eve@donnees.example' },
  ...{ MOISSON_ALERT_WEBHOOK_URL: 'https://pager.example/clef/abc', MOISSON_ALERT_WEBHOOK_SECRET: secret },
  MOISSON_ALERT_CHAT_URL: 'https://hooks.example/services/canari',
  MOISSON_HEARTBEAT_URL: 'https://watch.example/canari',
  MOISSON_ALERT_OBJECTIVE: '99, organization:ville-de-laval=99.5,source:laval=95',
};

test('nobody is told of alerts unless somebody is named', () => {
  expect(readConfig({}).alerts).toEqual({ escalateMinutes: 30 });
});

test('every way is read, and nothing that lets in is printed', () => {
  const config = readConfig(all);
  expect(config.alerts).toMatchObject({
    mail: { to: ['zoe@donnees.example'], from: 'moisson@donnees.example', server: { host: 'mail.example' } },
    escalation: { to: ['eve@donnees.example'] },
    webhook: { url: 'https://pager.example/clef/abc', secret },
    chatUrl: 'https://hooks.example/services/canari',
    objectives: {
      all: 0.99,
      of: new Map([
        ['organization:ville-de-laval', 0.995],
        ['source:laval', 0.95],
      ]),
    },
  });
  const printed = JSON.stringify(redacted(config));
  for (const hidden of ['s3cret', secret, 'canari', 'clef/abc']) expect(printed).not.toContain(hidden);
  expect(printed).toContain('https://hooks.example/[redacted]');
});

test.each([
  { MOISSON_ALERT_TO: 'zoe@donnees.example' },
  { ...mail, MOISSON_ALERT_TO: 'zoe@donnees.example\r\nBcc: x@y.example' },
  { MOISSON_ALERT_WEBHOOK_URL: 'https://pager.example/' },
  { MOISSON_ALERT_WEBHOOK_SECRET: secret },
  { MOISSON_ALERT_WEBHOOK_URL: 'https://pager.example/', MOISSON_ALERT_WEBHOOK_SECRET: 'whsec_abc' },
  { MOISSON_ALERT_CHAT_URL: 'file:///etc/passwd' },
  { MOISSON_ALERT_OBJECTIVE: '100' },
  { MOISSON_ALERT_OBJECTIVE: '99,source:=95' },
  { MOISSON_ALERT_OBJECTIVE: '12' },
])('%j is refused', (given) => {
  expect(() => readConfig(given)).toThrow(expect.objectContaining({ code: 'config.invalid' }));
});
