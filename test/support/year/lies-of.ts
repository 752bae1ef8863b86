import type { Form } from './year-sources.ts';

/** Bad answers that any source may give. */
const COMMON = [
  ...['login-page', 'login-page-as-json', 'maintenance-page', 'redirect-login', 'reset', 'cut-connection'],
  ...['status-403', 'status-404', 'status-410', 'status-429', 'status-500', 'status-503'],
  ...['empty-body', 'body-object', 'body-list', 'records-null', 'gzip-garbage', 'latin-1'],
  ...['truncated-early', 'truncated-half', 'truncated-late', 'truncated-last-byte'],
  ...['empty-list', 'one-record-left', 'half-page', 'one-record-many-times'],
] as const;

/** Those of paged lists, which claim a count. */
const PAGED = [
  ...['count-too-high', 'count-negative', 'count-text', 'count-missing', 'empty-list-full-count'],
  ...['half-page-half-count', 'first-page-again', 'null-list'],
] as const;

export const badAnswersOf = (form: Form): readonly string[] => (form === 'feed' ? COMMON : [...COMMON, ...PAGED]);
