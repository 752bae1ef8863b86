import { expect, test } from '@jest/globals';
import type { Alert } from '@moisson/contracts';
import { anAlert } from '@moisson/testkit';
import { dueMessages } from './due-messages.ts';

const OPENED = '2026-11-24T12:00:00.000Z';
const at = (minute: number): string => new Date(Date.parse(OPENED) + minute * 60_000).toISOString();
const routes = [{ name: 'mail' }, { name: 'later', isEscalation: true }];
const due = (alert: Partial<Alert>, minute: number): readonly string[] =>
  dueMessages(anAlert({ openedAt: OPENED, ...alert }), routes, 30, new Date(at(minute))).map(({ key }) => key);
const sent = (minute: number) => ({ at: at(minute), state: 'sent' as const });
const opened = { messages: { 'opened/mail': sent(0) } };

test('an alert is told once when it opens, and once when it closes to who was told', () => {
  expect(due({}, 0)).toEqual(['opened/mail']);
  expect(due(opened, 1)).toEqual([]);
  expect(due({ ...opened, closedAt: at(9) }, 9)).toEqual(['closed/mail']);
  expect(due({ messages: { ...opened.messages, 'closed/mail': sent(9) }, closedAt: at(9) }, 9)).toEqual([]);
  // Nobody is told the end of what they never heard of.
  expect(due({ closedAt: at(9) }, 9)).toEqual([]);
  expect(due({ closedAt: at(9), messages: { 'opened/mail': { at: at(1), state: 'failed' } } }, 9)).toEqual([]);
});

test('it is told again when it becomes critical after it was told, unless somebody has it', () => {
  expect(due({ ...opened, severity: 'critical', raisedAt: at(5) }, 6)).toEqual(['raised/mail']);
  expect(due({ messages: { 'opened/mail': sent(6) }, severity: 'critical', raisedAt: at(5) }, 7)).toEqual([]);
  expect(due({ ...opened, raisedAt: at(5), acknowledged: { at: at(2), by: 'Zoé' } }, 6)).toEqual([]);
});

test('what is critical and not acknowledged goes to the next recipients, after their delay', () => {
  const critical = { ...opened, severity: 'critical' as const };
  expect(due(critical, 29)).toEqual([]);
  expect(due(critical, 30)).toEqual(['escalated/later']);
  expect(due({ ...critical, raisedAt: at(10) }, 30)).toEqual(['raised/mail']);
  expect(due({ ...critical, acknowledged: { at: at(2), by: 'Zoé' } }, 99)).toEqual([]);
  expect(due(opened, 99)).toEqual([]);
  const told = { messages: { ...opened.messages, 'escalated/later': sent(30) }, closedAt: at(40) };
  expect(due(told, 40)).toEqual(['closed/mail', 'closed/later']);
});

test('while it is silenced nothing is sent; after the silence it is told', () => {
  expect(due({ silencedUntil: at(60), severity: 'critical' }, 59)).toEqual([]);
  expect(due({ severity: 'critical' }, 60)).toEqual(['opened/mail', 'escalated/later']);
});
