import { DatasetId, SourceId, type AuditTarget } from '@moisson/contracts';
import type { Store } from '@moisson/domain';
import type { CheckedInput, OperationDescription, OperationInput } from '@moisson/operations';

/** What the collections of the API hold, by the first part of their path. */
const KINDS: Readonly<Record<string, string>> = {
  sources: 'source',
  drafts: 'source',
  holds: 'hold',
  organizations: 'organization',
  keys: 'key',
  webhooks: 'webhook',
  reports: 'report',
  alerts: 'alert',
  silences: 'silence',
  incidents: 'incident',
};

type Given = Readonly<{ params?: unknown; body?: unknown }>;

/** Returns what an operation is about: what its path names, or what its body adds to the collection that its path names. */
export const targetOf = (
  { path }: Pick<OperationDescription, 'path'>,
  { params, body }: Given | CheckedInput<OperationInput>,
): AuditTarget | undefined => {
  const [, collection = '', rest] = /^\/api\/v1\/([a-z-]+)(\/\{id\}.*)?$/.exec(path) ?? [];
  const kind = KINDS[collection];
  const id = (rest === undefined ? body : params) as { readonly id?: unknown } | undefined;
  return kind === undefined || typeof id?.id !== 'string' ? undefined : { kind, id: id.id };
};

/** Returns the organization to which a target belongs: that of a source, or of a hold's source. */
export const organizationOf = async (
  { registry, holds, reports }: Pick<Store, 'registry' | 'holds' | 'reports'>,
  target: AuditTarget | undefined,
): Promise<string | undefined> => {
  if (target?.kind === 'source') return organizationOfSource(registry, target.id);
  if (target?.kind === 'report') return organizationOfReports(reports, target.id);
  if (target?.kind !== 'hold') return undefined;
  const hold = await holds.get(target.id);
  return hold && organizationOfSource(registry, hold.sourceId);
};

/** The newest report tells whose its dataset is. */
const organizationOfReports = async (reports: Store['reports'], id: string): Promise<string | undefined> => {
  const known = DatasetId.safeParse(id).data;
  return known === undefined ? undefined : (await reports.of(known, 1))[0]?.organization;
};

const organizationOfSource = async (registry: Store['registry'], id: string): Promise<string | undefined> => {
  const known = SourceId.safeParse(id).data;
  return known === undefined ? undefined : (await registry.get(known))?.organization;
};
