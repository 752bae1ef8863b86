import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DatasetId, type AuditEntry, type Role } from '@moisson/contracts';
import { mayCall } from '@moisson/domain';
import type { OperationDescription } from '@moisson/operations';
import { operatorApi } from '@moisson/operations/operator-api';
import { randomBytes } from 'node:crypto';
import { maySend } from '../../services/operator/src/access/console-forms.ts';
import { formFields } from '../support/form-fields.ts';
import { startHeldConsole, type HeldConsole } from '../support/held-console.ts';

const TOKEN = randomBytes(32).toString('hex');
/** What a visitor wrote. */
const TOLD = 'Visiteur5d20c4';
const CANARY = 'Canari7f3a91';
/** A dataset of Laval, with reports. */
const REPORTED = DatasetId.parse('0b1a2c3d-0000-5000-8000-000000000001');
const NO_DRY_RUN = '00000000-0000-4000-8000-000000000000';
/** The source of each organization. */
const SOURCES = { 'ville-de-laval': 'laval', 'ville-de-levis': 'levis' } as const;
const WHOSE = Object.keys(SOURCES) as readonly (keyof typeof SOURCES)[];

/** A valid body for each operation that has one. */
const BODIES: Readonly<Record<string, unknown>> = {
  addSource: { id: 'laval', protocol: 'ckan', endpoint: 'http://127.0.0.1:9/laval' },
  saveDraft: { id: 'brouillon', protocol: 'ckan', endpoint: 'http://127.0.0.1:9/brouillon' },
  startDryRun: { id: 'laval', protocol: 'ckan', endpoint: 'http://127.0.0.1:9/laval' },
  uploadFile: { name: 'liste.csv', content: Buffer.from('Identifiant;Titre\r\n1;Arbres\r\n').toString('base64') },
  setSettings: { authority: 60 },
  previewMapping: { values: [] },
  setMapping: { values: [] },
  planSources: { sources: [] },
  discardDeadLetter: { reason: 'essai' },
  discardDeadLetters: { reason: 'essai' },
  assignInboxItem: { assignee: 'Zoé' },
  commentInboxItem: { text: 'à voir' },
  detectSource: { address: 'http://127.0.0.1:1/' },
  setQuota: { maxRecords: 1000 },
  applySources: { sources: [] },
  addOrganization: { id: 'ville-de-laval', name: { fr: 'Laval' } },
  setCredentials: { credentials: [{ kind: 'bearer', token: CANARY }] },
  removeCredentials: {},
  addKey: { id: 'lecteur', name: 'x', role: 'viewer' },
  addWebhook: { id: 'abonne', name: 'x', url: 'http://127.0.0.1:9/' },
  rotateWebhookSecret: {},
  resolveReports: { note: 'corrigé' },
  dismissReports: { note: 'rien à faire' },
  forwardReports: {},
  acknowledgeAlert: {},
  addSilence: { match: { source: 'laval' }, until: '2026-11-25T12:00:00Z', why: 'travaux' },
  openIncident: { title: { fr: 'x', en: 'x' }, text: { fr: 'x', en: 'x' } },
  updateIncident: { state: 'resolved', text: { fr: 'x', en: 'x' } },
};

interface Caller {
  readonly name: string;
  readonly role: Role;
  readonly organizations?: readonly string[];
}
const CALLERS: readonly Caller[] = [
  { name: 'lecteur', role: 'viewer' },
  { name: 'editeur-laval', role: 'publisher', organizations: ['ville-de-laval'] },
  { name: 'editeur-levis', role: 'publisher', organizations: ['ville-de-levis'] },
  { name: 'exploitant', role: 'operator' },
  { name: 'administrateur', role: 'administrator' },
];
const keys = new Map<string, string>();
const requestIds: string[] = [];

let held: HeldConsole;
const ask = (method: string, path: string, key: string | undefined, body?: unknown): Promise<Response> =>
  fetch(held.at.operator + path, {
    method,
    headers: {
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    redirect: 'manual',
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
const made = async (response: Response): Promise<unknown> => {
  const answer: unknown = await response.json();
  expect({ status: response.status, answer }).toMatchObject({ status: 201 });
  return answer;
};

beforeAll(async () => {
  held = await startHeldConsole({
    ...{ MOISSON_LOG_LEVEL: 'silent', MOISSON_OPERATOR_TOKEN: TOKEN },
    MOISSON_CREDENTIALS_KEY: randomBytes(32).toString('hex'),
  });
  for (const id of WHOSE) await made(await ask('POST', '/api/v1/organizations', TOKEN, { id, name: { fr: id } }));
  const levis = { id: 'levis', protocol: 'ckan', endpoint: 'http://127.0.0.1:9/levis', organization: 'ville-de-levis' };
  await made(await ask('POST', '/api/v1/sources', TOKEN, levis));
  await held.update('laval', (source) => ({ ...source, organization: 'ville-de-laval' }));
  await held.line.store.reports.append({
    ...{ datasetId: REPORTED, title: 'Arbres', organization: 'ville-de-laval', kind: 'broken-link', text: TOLD },
    ...{ state: 'waiting', at: '2026-11-24T12:00:00.000Z', expiresAt: '2036-11-24T12:00:00.000Z' },
  });
  for (const { name, role, organizations } of CALLERS) {
    const body = { id: name, name, role, ...(organizations === undefined ? {} : { organizations }) };
    const { secret } = (await made(await ask('POST', '/api/v1/keys', TOKEN, body))) as { readonly secret: string };
    keys.set(name, secret);
  }
});
afterAll(async () => {
  await held[Symbol.asyncDispose]();
});

const operations: readonly OperationDescription[] = Object.values(operatorApi);
/** The organizations whose things an operation is tried on; the hold is Laval's. */
const triedOn = ({ path, id }: OperationDescription): readonly (keyof typeof SOURCES)[] =>
  path.includes('/sources/{id}') && id !== 'awaitRun' ? WHOSE : ['ville-de-laval'];
const pathOf = ({ path }: OperationDescription, organization: keyof typeof SOURCES): string =>
  path
    .replace('/holds/{id}', `/holds/${held.holdId}`)
    .replace('/keys/{id}', '/keys/aucune')
    .replace('/webhooks/{id}', '/webhooks/abonne')
    .replace('/alerts/{id}', '/alerts/0123456789ab-a')
    .replace('/silences/{id}', `/silences/${NO_DRY_RUN}`)
    .replace('/incidents/{id}', '/incidents/aucun')
    .replace('/drafts/{id}', '/drafts/brouillon')
    .replace('/dry-runs/{id}', `/dry-runs/${NO_DRY_RUN}`)
    .replace('/reports/{id}', `/reports/${REPORTED}`)
    .replace('{cause}', 'aucune')
    .replace('{version}', '0')
    .replace('{id}', SOURCES[organization])
    .replace('{run}', '0');
const send = async (operation: OperationDescription, organization: keyof typeof SOURCES, key?: string) => {
  const method = operation.method.toUpperCase();
  const response = await ask(method, pathOf(operation, organization), key, BODIES[operation.id]);
  await response.arrayBuffer();
  return response;
};

describe('every operation of the operator’s API', () => {
  // Those that end something for ever are tried last.
  const last = (id: string): number => ['retireSource', 'revokeKey'].indexOf(id);
  const ordered = [...operations].sort((a, b) => last(a.id) - last(b.id));

  test.each(ordered.map((operation) => [operation.id, operation] as const))(
    '%s is for the roles and organizations that may call it, and for nobody else',
    async (_, operation) => {
      expect((await send(operation, 'ville-de-laval')).status).toBe(401);
      expect((await send(operation, 'ville-de-laval', `moisson_lecteur_${'a'.repeat(43)}`)).status).toBe(401);
      for (const caller of CALLERS)
        for (const organization of triedOn(operation)) {
          const named = /\/(?:sources|holds|reports)\/\{id\}/.test(operation.path) ? organization : undefined;
          const may = operation.access === 'public' || mayCall(caller, operation.access, named);
          const response = await send(operation, organization, keys.get(caller.name));
          const { status } = response;
          expect({ caller: caller.name, organization, isDenied: status === 403 }).toEqual({
            ...{ caller: caller.name, organization, isDenied: !may },
          });
          // Refused for its input, a call would say nothing about rights.
          expect([400, 401, 500]).not.toContain(operation.id === 'addOrganization' && status === 409 ? 200 : status);
          if (may && operation.method === 'post') requestIds.push(response.headers.get('x-request-id')!);
        }
    },
  );
});

test('every act that was let in is in the audit log once, in its order, and what was denied is not', async () => {
  const exported = await (await ask('GET', '/api/v1/audit/export', TOKEN)).text();
  const acts = exported
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as AuditEntry)
    .reverse();
  const byKeys = acts.filter(({ actor }) => actor.subject.startsWith('key:'));
  expect(byKeys.map(({ requestId }) => requestId)).toEqual(requestIds);
  expect(byKeys.filter(({ ending }) => ending === undefined)).toEqual([]);
  const paused = byKeys.find(({ operation, ending }) => operation === 'pauseSource' && ending?.outcome === 'done');
  expect(paused).toMatchObject({
    actor: { subject: 'key:editeur-laval', role: 'publisher', channel: 'api' },
    target: { kind: 'source', id: 'laval' },
    before: { state: 'active' },
    ending: { after: { state: 'paused' } },
  });
  // No text of a visitor, no secret of a source, and none of a key.
  expect(exported).not.toContain(TOLD);
  expect(exported).not.toContain(CANARY);
  for (const secret of [TOKEN, ...keys.values()]) expect(exported).not.toContain(secret);
});

test('the audit log is searched by actor, operation, target and time, page by page', async () => {
  const list = async (query: string): Promise<readonly AuditEntry[]> =>
    (await (await ask('GET', `/api/v1/audit?${query}`, TOKEN)).json()) as readonly AuditEntry[];
  const all = await list('limit=500');
  const of = (keep: (act: AuditEntry) => boolean): readonly string[] => all.filter(keep).map(({ id }) => id);
  const ids = async (query: string): Promise<readonly string[]> =>
    (await list(`limit=500&${query}`)).map(({ id }) => id);
  expect(await ids('actor=key:exploitant')).toEqual(of(({ actor }) => actor.subject === 'key:exploitant'));
  expect(await ids('operation=pauseSource&target=source:levis')).toEqual(
    of(({ operation, target }) => operation === 'pauseSource' && target?.id === 'levis'),
  );
  const { at } = all[Math.floor(all.length / 2)]!;
  expect(await ids(`until=${at}`)).toEqual(of((act) => act.at < at));
  expect(await ids(`from=${at}`)).toEqual(of((act) => act.at >= at));
  const first = await ask('GET', '/api/v1/audit?limit=2', TOKEN);
  const next = /<([^>]+)>; rel="next"/.exec(first.headers.get('link') ?? '')![1]!;
  expect((await (await ask('GET', next, TOKEN)).json()) as unknown).toEqual(all.slice(2, 4));
});

test('a report is read by operators and by the publishers of its organization, wherever it is shown', async () => {
  await held.line.store.reports.append({
    ...{ datasetId: REPORTED, title: 'Titre7c41', organization: 'ville-de-laval', kind: 'other', text: TOLD },
    ...{ state: 'waiting', at: '2026-11-25T12:00:00.000Z', expiresAt: '2036-11-24T12:00:00.000Z' },
  });
  // After a write of the console, its count is read anew.
  await ask('POST', '/needs-a-person/assign', TOKEN);
  const waiting = new Map<string, string>();
  for (const { name, role, organizations = [] } of CALLERS) {
    const may = ['operator', 'administrator'].includes(role) || organizations.includes('ville-de-laval');
    const key = keys.get(name);
    const read = async (path: string): Promise<string> => (await ask('GET', path, key)).text();
    for (const path of ['/api/v1/reports', '/api/v1/inbox', '/needs-a-person', `/reports/${REPORTED}`])
      expect({ name, path, isShown: (await read(path)).includes('Titre7c41') }).toEqual({ name, path, isShown: may });
    expect({ name, isTold: (await read(`/api/v1/inbox`)).includes(TOLD) }).toEqual({ name, isTold: false });
    const page = await read('/holds');
    waiting.set(name, /À décider(?: \((\d+)\))?/.exec(page)?.[1] ?? '0');
  }
  const [none, one] = [Number(waiting.get('lecteur')), Number(waiting.get('exploitant'))];
  expect([one - none, Number(waiting.get('editeur-laval')), Number(waiting.get('editeur-levis'))]).toEqual([
    1,
    one,
    none,
  ]);
});

describe('the console', () => {
  const page = async (key: string, path: string): Promise<{ readonly text: string; readonly cookie: string }> => {
    const response = await ask('GET', path, key);
    return { text: await response.text(), cookie: response.headers.getSetCookie()[0]?.split(';')[0] ?? '' };
  };
  const pause = async (key: string, id: string): Promise<number> => {
    const { text, cookie } = await page(key, '/');
    const path = `/sources/${id}/pause`;
    const response = await fetch(held.at.operator + path, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, cookie, 'content-type': 'application/x-www-form-urlencoded' },
      body: formFields(text, path),
      redirect: 'manual',
    });
    return response.status;
  };

  test('a form does what the role of its sender allows, on their organizations, and is audited', async () => {
    await held.update('levis', (source) => ({ ...source, state: 'active' }));
    expect(await pause(keys.get('lecteur')!, 'levis')).toBe(403);
    expect(await pause(keys.get('editeur-laval')!, 'levis')).toBe(403);
    expect(await pause(keys.get('editeur-levis')!, 'levis')).toBe(303);
    const { text } = await page(TOKEN, '/audit?operation=pauseSource&target=source:levis&lang=en');
    expect(text).toContain('key:editeur-levis · console');
    expect(text).toContain('state : active → paused');
  });

  /** The forms that are posted on a page: their paths. */
  const formsOf = (text: string): readonly string[] =>
    [...text.matchAll(/<form[^>]* method="post" action="([^"?]+)/g)].map(([, action]) => action!);
  const PAGES = [
    ...['/', '/runs', '/runs/laval~1', '/needs-a-person', '/holds', '/dead-letters', '/merges', '/account'],
    ...['/sources/new', '/sources/SOURCE', '/sources/SOURCE/settings?authority=70', '/sources/SOURCE/mapping'],
    ...['/holds/HOLD', '/holds/HOLD/approve', '/sources/essai/draft/preview', '/sources/essai/draft/settings'],
  ];

  test('a page shows to each role all the forms that it may send, and no other; and says who may', async () => {
    await made(
      await ask('POST', '/api/v1/drafts', TOKEN, { id: 'essai', protocol: 'ckan', endpoint: 'http://127.0.0.1:9/e' }),
    );
    await held.update('levis', (source) => ({ ...source, state: 'active' }));
    await held.update('laval', (source) => ({ ...source, state: 'active' }));
    const seen = new Set<string>();
    const shownPages = PAGES.flatMap((path) =>
      path.includes('SOURCE') ? Object.values(SOURCES).map((id) => path.replace('SOURCE', id)) : [path],
    );
    for (const path of shownPages) {
      const shown = path.replace('HOLD', held.holdId);
      const whole = formsOf((await page(TOKEN, shown)).text);
      for (const form of whole) seen.add(form.replace(held.holdId, 'HOLD'));
      for (const caller of CALLERS) {
        const { text } = await page(keys.get(caller.name)!, shown);
        const ofSource = (form: string): string | undefined =>
          form.startsWith('/holds/')
            ? 'ville-de-laval'
            : WHOSE.find((one) => form.startsWith(`/sources/${SOURCES[one]}/`));
        const may = whole.filter((form) =>
          form === '/sources/bulk' ? caller.role !== 'viewer' : maySend(caller, form, ofSource(form)),
        );
        const where = { caller: caller.name, shown };
        expect({ ...where, forms: formsOf(text) }).toEqual({ ...where, forms: may });
        // Where something is not shown, the page says whose it is.
        if (may.length < whole.length)
          expect({ ...where, isSaid: text.includes('Qui peut les faire') }).toEqual({ ...where, isSaid: true });
      }
    }
    // The pages were there, with their forms.
    const some = ['/sources/bulk', '/sources/new', '/sources/laval/pause', '/sources/laval/settings'];
    for (const form of [...some, '/holds/HOLD/approve', '/sources/essai/draft/settings'])
      expect([...seen]).toContain(form);
  });

  test('the page of the audit log is for operators', async () => {
    expect((await ask('GET', '/audit', keys.get('editeur-laval'))).status).toBe(403);
    expect((await ask('GET', '/audit/export.ndjson', keys.get('lecteur'))).status).toBe(403);
    const response = await ask('GET', '/audit/export.ndjson', keys.get('exploitant'));
    expect(response.headers.get('content-type')).toMatch(/^application\/x-ndjson/);
  });
});

test('a revoked key is refused at once, and its id is never used again', async () => {
  const key = { id: 'passant', name: 'Passant', role: 'viewer' };
  const { secret } = (await made(await ask('POST', '/api/v1/keys', TOKEN, key))) as { readonly secret: string };
  expect((await ask('GET', '/api/v1/sources', secret)).status).toBe(200);
  const listed = (await (await ask('GET', '/api/v1/keys', TOKEN)).json()) as readonly { readonly id: string }[];
  expect(listed.find(({ id }) => id === 'passant')).toMatchObject({ lastUsedAt: expect.any(String) });
  expect(JSON.stringify(listed)).not.toMatch(/hash|secret/);
  expect((await ask('POST', '/api/v1/keys/passant/revoke', TOKEN)).status).toBe(200);
  expect((await ask('GET', '/api/v1/sources', secret)).status).toBe(401);
  expect((await ask('POST', '/api/v1/keys', TOKEN, key)).status).toBe(409);
});
