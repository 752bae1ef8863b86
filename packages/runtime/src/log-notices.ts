import { NOTICE_CHANNEL, problem, type Notice } from '@moisson/kernel';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Logger } from 'pino';

/** Logs what parts without a log announce. Returns a function that stops it. */
export const logNotices = (log: Logger): (() => void) => {
  const listener = (message: unknown): void => {
    const { event, code, params } = message as Notice;
    const { severity, message: said, action } = problem(code, params);
    const level = severity === 'error' ? 'error' : severity === 'warning' ? 'warn' : 'info';
    log[level]({ event, code, ...params }, `${said.en} ${action.en}`);
  };
  subscribe(NOTICE_CHANNEL, listener);
  return () => void unsubscribe(NOTICE_CHANNEL, listener);
};
