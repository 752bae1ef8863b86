import { Alert, Instant, Silence } from '@moisson/contracts';
import { causeId, type AlertLead, type Alerts } from '@moisson/domain';
import { z } from 'zod';
import type { DocumentKind, Documents } from '../documents/documents.ts';

/** Milliseconds by which the clocks of two processes may differ. */
const CLOCKS_MS = 60_000;

type AlertField = 'endedAt' | 'isOpen' | 'isClosed';

/** An open alert is stored under its cause, so that no cause has two; a closed one under its own id. */
const openId = (cause: string): string => `open/${causeId(cause)}`;
const openIdOf = (id: string): string => `open/${id.split('-')[0]}`;

export const alertDocuments: DocumentKind<Alert, AlertField> = {
  kind: 'alert',
  name: 'alerts',
  idOf: ({ id, cause, closedAt }) => (closedAt === undefined ? openId(cause) : id),
  fields: {
    // Of an open one its beginning, which is never asked for.
    endedAt: { of: ({ openedAt, closedAt = openedAt }) => closedAt, column: 'ended_at' },
    isOpen: { of: ({ closedAt }) => (closedAt === undefined ? 1 : undefined), column: 'is_open' },
    isClosed: { of: ({ closedAt }) => (closedAt === undefined ? undefined : 1), column: 'is_closed' },
  },
  read: (json) => Alert.parse(JSON.parse(json)),
};

export const silenceDocuments: DocumentKind<Silence, 'until'> = {
  kind: 'silence',
  name: 'silences',
  idOf: ({ id }) => id,
  fields: { until: { of: ({ until }) => until, column: 'until' } },
  read: (json) => Silence.parse(JSON.parse(json)),
};

/** Who looks at alerts now: one document. */
const StoredLead = z.object({
  ...{ id: z.literal('alerts'), owner: z.string(), until: Instant, since: Instant },
  after: Instant.optional(),
});
type StoredLead = Readonly<z.infer<typeof StoredLead>>;

export const alertLeadDocuments: DocumentKind<StoredLead> = {
  kind: 'alert lead',
  name: 'alert_leads',
  idOf: ({ id }) => id,
  fields: {},
  read: (json) => StoredLead.parse(JSON.parse(json)),
};

export class DocumentAlerts implements Alerts {
  readonly #alerts: Documents<Alert, AlertField>;
  readonly #silences: Documents<Silence, 'until'>;
  readonly #leads: Documents<StoredLead>;

  constructor(parts: {
    readonly alerts: Documents<Alert, AlertField>;
    readonly silences: Documents<Silence, 'until'>;
    readonly leads: Documents<StoredLead>;
  }) {
    [this.#alerts, this.#silences, this.#leads] = [parts.alerts, parts.silences, parts.leads];
  }

  open = (): Promise<readonly Alert[]> => this.#alerts.list({ having: 'isOpen', by: ['id'] });

  past = (limit: number): Promise<readonly Alert[]> =>
    this.#alerts.list({ having: 'isClosed', by: ['endedAt', 'id'], descending: true, limit });

  get = async (id: string): Promise<Alert | undefined> => {
    const closed = await this.#alerts.get(id);
    if (closed !== undefined) return closed;
    const open = await this.#alerts.get(openIdOf(id));
    return open?.id === id ? open : undefined;
  };

  begin = (alert: Alert): Promise<boolean> => this.#alerts.create(alert);

  change = async (id: string, change: (alert: Alert) => Alert): Promise<Alert | undefined> => {
    const ofThis = (alert: Alert): Alert => (alert.id === id ? change(alert) : alert);
    // The open one first: beside it there is a closed copy, if whoever closed it died between the two.
    const open = await this.#alerts.update(openIdOf(id), ofThis);
    return open?.id === id ? open : this.#alerts.update(id, ofThis);
  };

  close = async (id: string, closedAt: string): Promise<void> => {
    const open = await this.#alerts.get(openIdOf(id));
    if (open?.id !== id) return;
    // In this order: whoever dies between the two finds it open again, and closes it once more.
    await this.#alerts.create({ ...open, closedAt });
    await this.#alerts.removeIf(openIdOf(id), (one) => one.id === id);
  };

  removeBefore = async (instant: string): Promise<void> => {
    const old = await this.#alerts.list({ having: 'isClosed', by: ['endedAt', 'id'], limit: 100 });
    for (const { id, closedAt = '' } of old) if (closedAt < instant) await this.#alerts.remove(id);
  };

  silences = async (at: string): Promise<readonly Silence[]> =>
    (await this.#silences.list({ by: ['until', 'id'], descending: true, limit: 1000 })).filter(
      ({ until, endedAt }) => until > at && endedAt === undefined,
    );

  addSilence = (silence: Silence): Promise<void> => this.#silences.create(silence).then(() => undefined);

  changeSilence = (id: string, change: (silence: Silence) => Silence): Promise<Silence | undefined> =>
    this.#silences.update(id, change);

  lead = async (owner: string, now: Date, milliseconds: number): Promise<AlertLead | undefined> => {
    const at = now.toISOString();
    const until = new Date(now.getTime() + milliseconds).toISOString();
    const first: StoredLead = { id: 'alerts', owner, until, since: at };
    if (await this.#leads.create(first)) return first;
    // A lead that ends later than any could is from before the clock was set back.
    const latest = new Date(now.getTime() + milliseconds + CLOCKS_MS).toISOString();
    const after = await this.#leads.update('alerts', (lead) => {
      if (lead.owner === owner && lead.until > at) return { ...lead, until };
      return lead.until <= at || lead.until > latest ? { ...first, after: lead.until } : lead;
    });
    return after?.owner === owner ? after : undefined;
  };
}
