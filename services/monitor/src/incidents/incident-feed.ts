import type { Incident } from '@moisson/contracts';
import { writeXml, type XmlElement } from '@moisson/formats';
import { locales, type Language } from '@moisson/kernel';
import { incidentStateNames } from '@moisson/ui';
import { translate } from './texts.ts';

const ATOM = 'http://www.w3.org/2005/Atom';
const XML = 'http://www.w3.org/XML/1998/namespace';
const MAX_ENTRIES = 100;

type Attributes = Readonly<Record<string, string>>;
const element = (name: string, children: XmlElement['children'], attributes: Attributes = {}): XmlElement => ({
  ...{ name, namespace: ATOM, attributes, children },
});

/** Returns what was said of incidents as an Atom feed (RFC 4287): an entry for each update, newest first. `origin`: of the service. */
export const incidentFeed = (incidents: readonly Incident[], origin: string, language: Language): string => {
  const entries = incidents
    .flatMap((incident) =>
      incident.updates.map((update, at) => ({ incident, update, number: incident.updates.length - at })),
    )
    .sort((a, b) => (a.update.at < b.update.at ? 1 : -1))
    .slice(0, MAX_ENTRIES);
  const self = `${origin}/incidents.atom`;
  const root = element(
    'feed',
    [
      element('id', [self]),
      element('title', [`Moisson · ${translate(language)('incidents')}`]),
      // RFC 4287 demands a time: without an incident, nothing has changed since the beginning.
      element('updated', [entries[0]?.update.at ?? '1970-01-01T00:00:00Z']),
      element('author', [element('name', ['Moisson'])]),
      element('link', [], { rel: 'self', type: 'application/atom+xml', href: self }),
      element('link', [], { rel: 'alternate', type: 'text/html', href: `${origin}/` }),
      ...entries.map(({ incident: { id, title }, update: { at, state, text }, number }) =>
        element('entry', [
          element('id', [`${self}#${id}/${number}`]),
          element('title', [`${title[language]} · ${incidentStateNames[state][language]}`]),
          element('updated', [at]),
          element('link', [], { rel: 'alternate', type: 'text/html', href: `${origin}/#incident-${id}` }),
          element('summary', [text[language]]),
        ]),
      ),
    ],
    { [`{${XML}}lang`]: locales[language] },
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${writeXml(root)}\n`;
};
