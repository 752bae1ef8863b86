import { expect, test } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { MailChannel, type MailSettings } from './mail-channel.ts';
import { startMailServer } from '@moisson/testkit';

const settingsOf = (port: number): MailSettings => ({
  server: { host: '127.0.0.1', port, secure: false, requireTls: false },
  from: 'moisson@donnees.example',
  to: ['zoe@donnees.example', 'eve@donnees.example'],
});
const message = { id: 'digest:1', subject: 'Deux affaires', text: 'Bonjour', html: '<p>Bonjour</p>' };

test('a message arrives in text and HTML, and a repeat has the same Message-ID', async () => {
  await using server = await startMailServer();
  const channel = new MailChannel(settingsOf(server.port));
  await channel.send(message);
  await channel.send(message);
  await channel.send({ ...message, id: 'digest:2' });
  expect(server.received[0]).toMatchObject({
    from: 'moisson@donnees.example',
    to: ['zoe@donnees.example', 'eve@donnees.example'],
  });
  expect(server.received[0]!.raw).toMatch(/multipart\/alternative/);
  const ids = server.received.map(({ raw }) => /^Message-ID: (.*)$/im.exec(raw)?.[1]);
  expect(ids[0]).toMatch(/^<[0-9a-f]{32}\.moisson@donnees\.example>/);
  expect([ids[1] === ids[0], ids[2] === ids[0]]).toEqual([true, false]);
});

test('a subject with a line break adds no header and no recipient', async () => {
  await using server = await startMailServer();
  await new MailChannel(settingsOf(server.port)).send({
    ...message,
    subject: 'Arbres\r\nBcc: victime@example.org\r\n\r\nx',
  });
  const [mail] = server.received;
  expect(mail!.to).toHaveLength(2);
  expect(mail!.raw).not.toMatch(/^Bcc:/m);
});

test.each([
  [550, 'mail.refused', false],
  [451, 'mail.unavailable', true],
])('an answer %d is %s', async (code, problem, retryable) => {
  await using server = await startMailServer();
  server.refuse(code);
  await expect(new MailChannel(settingsOf(server.port)).send(message)).rejects.toMatchObject({
    code: problem,
    retryable,
  });
  expect(server.received).toEqual([]);
});

test('a server that accepts the connection and says nothing is left at the deadline, or when the service stops', async () => {
  const silent = createServer(() => undefined).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const { port } = silent.address() as AddressInfo;
  await expect(new MailChannel(settingsOf(port), 100).send(message)).rejects.toMatchObject({
    code: 'mail.unavailable',
  });
  const stopping = new AbortController();
  const sending = new MailChannel(settingsOf(port)).send(message, stopping.signal);
  stopping.abort();
  await expect(sending).rejects.toMatchObject({ code: 'mail.unavailable' });
  silent.close();
});

test('a server that is down is an outage', async () => {
  const server = await startMailServer();
  await server[Symbol.asyncDispose]();
  await expect(new MailChannel(settingsOf(server.port)).send(message)).rejects.toMatchObject({
    code: 'mail.unavailable',
    retryable: true,
  });
});
