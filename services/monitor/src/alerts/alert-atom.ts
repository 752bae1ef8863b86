import type { Alert } from '@moisson/contracts';
import { writeXml, type XmlElement } from '@moisson/formats';
import { locales, type Language } from '@moisson/kernel';
import { maskContacts } from '@moisson/privacy';
import { alertKinds, alertSeverities, alertTitle, instantText, named } from '@moisson/ui';
import { atomTexts } from './atom-texts.ts';

const ATOM = 'http://www.w3.org/2005/Atom';
const XML = 'http://www.w3.org/XML/1998/namespace';

type Attributes = Readonly<Record<string, string>>;
const element = (name: string, children: XmlElement['children'], attributes: Attributes = {}): XmlElement => ({
  ...{ name, namespace: ATOM, attributes, children },
});

/**
 * Returns alerts about feeds as an Atom feed (RFC 4287), the newest first; those about Moisson itself are for its operators alone. An alert
 * that closed is the same entry, updated. `origin`: of the status page.
 */
export const alertAtom = (alerts: readonly Alert[], origin: string, language: Language): string => {
  const entries = maskContacts(alerts.filter(({ mostFeeds }) => mostFeeds > 0)).toSorted((a, b) =>
    updatedAt(a) < updatedAt(b) ? 1 : -1,
  );
  const root = element(
    'feed',
    [
      element('id', [`${origin}/alerts.atom`]),
      element('title', [atomTexts.title[language]]),
      // RFC 4287 demands a time: an empty feed has not changed since the beginning.
      element('updated', [entries[0] === undefined ? '1970-01-01T00:00:00Z' : updatedAt(entries[0])]),
      element('author', [element('name', ['Moisson'])]),
      element('link', [], { rel: 'self', type: 'application/atom+xml', href: `${origin}/alerts.atom` }),
      element('link', [], { rel: 'alternate', type: 'text/html', href: `${origin}/` }),
      ...entries.map((alert) => entryOf(alert, origin, language)),
    ],
    { [`{${XML}}lang`]: locales[language] },
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${writeXml(root)}\n`;
};

const updatedAt = ({ openedAt, raisedAt, closedAt }: Alert): string => closedAt ?? raisedAt ?? openedAt;

const entryOf = (alert: Alert, origin: string, language: Language): XmlElement => {
  const { id, kind, severity, reason, since, openedAt, closedAt, sources, mostFeeds } = alert;
  const [only] = sources;
  const label = (text: string, value: string): string => named(text, language) + value;
  const lines = [
    reason[language],
    label(atomTexts.since[language], instantText(since, language)),
    ...(closedAt === undefined ? [] : [label(atomTexts.until[language], instantText(closedAt, language))]),
    ...(mostFeeds > 1 && sources.length > 0 ? [label(atomTexts.feeds[language], sources.join(', '))] : []),
    label(atomTexts.normal[language], alertKinds[kind].normal[language]),
  ];
  const ended = closedAt === undefined ? '' : named(atomTexts.ended[language], language);
  return element('entry', [
    element('id', [`urn:moisson:alert:${id}`]),
    element('title', [ended + alertTitle(alert)[language]]),
    element('published', [openedAt]),
    element('updated', [updatedAt(alert)]),
    element('link', [], {
      ...{ rel: 'alternate', type: 'text/html' },
      href: mostFeeds === 1 && only !== undefined ? `${origin}/feeds/${only}` : `${origin}/`,
    }),
    element('category', [], { term: kind }),
    element('category', [], { term: severity, label: alertSeverities[severity][language] }),
    element('summary', [lines.join('\n')]),
  ]);
};
