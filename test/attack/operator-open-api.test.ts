import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  SourceId,
  topics,
  uploadAddress,
  type DeadLetter,
  type MergeSuggestion,
  type Silence,
} from '@moisson/contracts';
import { datasetIdOfRecord } from '@moisson/domain';
import { said } from '@moisson/kernel';
import { anAlert, startMailServer, type MailServer } from '@moisson/testkit';
import fc from 'fast-check';
import { randomBytes } from 'node:crypto';
import { hostile, oneOf, sentHeaders, urlOf } from '../support/generated-requests.ts';
import { startHeldConsole, type HeldConsole } from '../support/held-console.ts';
import { OpenApiContract, type Method, type Operation, type Parameter } from '../support/open-api-contract.ts';

/** Requests to each operation. */
const REQUESTS = 30;
/** So often as many again are sent until one succeeds: of some operations most are refused. */
const ROUNDS = 5;
const SEED = Number(process.env.SEED ?? Date.now() % 100_000);

let held: HeldConsole;
let contract: OpenApiContract;
let incidentId: string;
let dryRunId: string;
let runId: string;
const SILENCE: Silence = {
  ...{ id: '0b1a2c3d-0000-4000-8000-000000000001', match: { host: 'donnees.example' }, why: 'travaux', by: 'Zoé' },
  ...{ from: '2026-11-24T12:00:00.000Z', until: '2026-11-26T12:00:00.000Z', createdAt: '2026-11-24T12:00:00.000Z' },
};
let mail: MailServer;
let operations: readonly (readonly [path: string, method: Method, operation: Operation])[];
beforeAll(async () => {
  mail = await startMailServer();
  held = await startHeldConsole({
    MOISSON_SMTP_URL: `smtp://127.0.0.1:${mail.port}`,
    MOISSON_MAIL_FROM: 'moisson@donnees.example',
    MOISSON_DIGEST_TO: 'zoe@donnees.example',
    MOISSON_OPERATOR_PUBLIC_URL: 'http://127.0.0.1:8081',
    MOISSON_LOG_LEVEL: 'silent',
    MOISSON_CREDENTIALS_KEY: randomBytes(32).toString('hex'),
  });
  await held.line.store.alerts.begin(anAlert());
  await held.line.store.alerts.addSilence(SILENCE);
  for (const id of ['autre', 'finie'])
    await send('/api/v1/sources', 'post', { id, protocol: 'ckan', endpoint: `http://127.0.0.1:9/${id}` });
  await send('/api/v1/sources/finie/pause', 'post');
  for (const id of ['laval', 'autre'])
    await send(`/api/v1/sources/${id}/credentials`, 'post', {
      credentials: [{ kind: 'bearer', token: 'jeton-de-test' }],
    });
  await send('/api/v1/keys', 'post', { id: 'cle', name: 'Clé', role: 'viewer' });
  await send('/api/v1/webhooks', 'post', { id: 'abonne', name: 'Abonné', url: 'http://127.0.0.1:9/' });
  await send('/api/v1/drafts', 'post', { id: 'brouillon', protocol: 'ckan', endpoint: 'http://127.0.0.1:9/brouillon' });
  const asked = await send('/api/v1/sources/autre/dry-run', 'post');
  dryRunId = ((await asked.json()) as { id: string }).id;
  await send('/api/v1/sources', 'post', { id: 'deposee', protocol: 'table', endpoint: uploadAddress('deposee') });
  await send('/api/v1/sources/deposee/file', 'post', { name: 'liste.csv', content: LIST });
  const told = { title: BOTH, text: BOTH };
  incidentId = ((await (await send('/api/v1/incidents', 'post', told)).json()) as { id: string }).id;
  await fileLetter(held.line.store);
  runId = (await held.line.store.runs.list({ limit: 1 }))[0]!.id;
  contract = new OpenApiContract(await (await fetch(`${held.at.operator}/openapi.json`)).json());
  operations = Object.entries(contract.document.paths).flatMap(([path, methods]) =>
    (['get', 'post'] as const).flatMap((method) => {
      const operation = methods[method];
      return operation === undefined ? [] : [[path, method, operation] as const];
    }),
  );
});
afterAll(async () => {
  await held[Symbol.asyncDispose]();
  await mail[Symbol.asyncDispose]();
});

/** Files a dead letter that still cannot be read. */
const fileLetter = async ({ deadLetters }: HeldConsole['line']['store']): Promise<void> => {
  const at = '2026-11-24T12:00:00.000Z';
  const [key, value] = ['laval/illisible', Buffer.from('{"tronqu')];
  const letter: DeadLetter = {
    ...{ id: 'lettre', topic: topics.records, partition: 0, offset: '0', key, stage: 'indexer', cause: CAUSE },
    ...{ code: 'event.unreadable', detail: 'JSON', action: said('Voir', 'See'), attempts: 1, at },
    ...{ bytes: value.length, state: 'open' },
  };
  await deadLetters.file(letter, { id: 'lettre', key, headers: {}, value });
};
/** Suggests that two datasets are one, which are gone: a look for suggestions withdraws it. */
const suggestMerge = async ({ mergeSuggestions }: HeldConsole['line']['store']): Promise<void> => {
  const datasets = [datasetIdOfRecord('laval/a'), datasetIdOfRecord('laval/b')] as const;
  const suggestion: MergeSuggestion = {
    ...{ id: 'paire', datasets: [...datasets], titles: ['A', 'B'], likeness: 0.9, reasons: [], state: 'waiting' },
    ...{ suggestedAt: '2026-11-24T12:00:00.000Z', version: 0 },
  };
  await mergeSuggestions.create(suggestion);
  await mergeSuggestions.change(suggestion.id, () => suggestion);
};
/** Reports a problem, so that there is one to decide about. */
let day = Date.parse('2026-11-24T12:00:00.000Z');
const report = async ({ reports }: HeldConsole['line']['store']): Promise<void> => {
  day += 24 * 3_600_000;
  await reports.append({
    ...{ datasetId: REPORTED, title: 'Arbres', kind: 'broken-link', text: '', state: 'waiting' },
    ...{ at: new Date(day).toISOString(), expiresAt: '2036-11-24T12:00:00.000Z' },
  });
};
const REPORTED = datasetIdOfRecord('laval/a');
const CAUSE = 'illisible';
const BOTH = { fr: 'Une panne', en: 'An outage' };

const send = (
  url: string,
  method: Method,
  body?: unknown,
  headers: Readonly<Record<string, string | undefined>> = {},
): Promise<Response> =>
  fetch(held.at.operator + url, {
    method: method.toUpperCase(),
    headers: {
      ...(Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined)) as object),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    redirect: 'manual',
  });

/** Ids of sources on which an operation may be tried: a retired source refuses most operations. */
const sourcesFor = ({ operationId }: Operation): readonly string[] => {
  if (operationId === 'retireSource') return ['finie'];
  return ['uploadFile', 'showFile'].includes(operationId) ? ['deposee', 'laval'] : ['laval', 'autre'];
};

/** Ids of what a path is about. */
const knownIds = (path: string, operation: Operation): readonly string[] => {
  if (path.includes('/holds/')) return [held.holdId];
  if (path.includes('/dry-runs/')) return [dryRunId];
  if (path.includes('/dead-letters/')) return ['lettre'];
  if (path.includes('/merge-suggestions/')) return ['paire'];
  if (path.includes('/inbox/')) return [`hold:${held.holdId}`];
  if (path.includes('/webhooks/')) return ['abonne'];
  if (path.includes('/reports/')) return [REPORTED];
  if (path.includes('/alerts/')) return [anAlert().id];
  if (path.includes('/silences/')) return [SILENCE.id];
  if (path.includes('/incidents/')) return [incidentId];
  if (path.includes('/runs/{id}')) return [runId];
  return path.includes('/drafts/') ? ['brouillon'] : sourcesFor(operation);
};

/** Generates a value of a parameter. Never one that makes the service wait for a run: `test/pipeline/holds` tests that. */
const valueOf =
  (operation: Operation) =>
  (path: string, { name }: Parameter): fc.Arbitrary<string> => {
    if (name === 'lang') return fc.constantFrom('fr', 'en', 'de');
    if (name === 'wait')
      return mostly(
        fc.constant('false'),
        hostile.filter((text) => text !== 'true'),
      ) as never;
    if (name === 'cause') return fc.oneof({ weight: 8, arbitrary: fc.constant(CAUSE) }, hostile);
    if (name === 'version') return fc.oneof(fc.constant('0'), hostile);
    if (name === 'name') return mostly(fc.constant('villes.yaml'), 'a/b') as never;
    if (name === 'run')
      return fc.oneof(
        fc.constant('0'),
        hostile.filter((text) => !(Number(text) > 0)),
      );
    // A source that is not registered never has a run.
    if (operation.operationId === 'awaitRun')
      return fc.oneof(
        fc.constant('laval'),
        hostile.filter((text) => !/^\.*$/.test(text) && !SourceId.safeParse(text).success),
      );
    if (name === 'limit') return fc.oneof({ weight: 4, arbitrary: fc.constantFrom('1', '500') }, hostile);
    if (name === 'from' || name === 'until')
      return fc.oneof({ weight: 4, arbitrary: fc.constant('2026-11-24T12:00:00-05:00') }, hostile);
    if (path.includes('/keys/')) return fc.oneof({ weight: 8, arbitrary: fc.constant('cle') }, hostile);
    const known = knownIds(path, operation);
    if (name === 'id' || name === 'source') return fc.oneof({ weight: 8, arbitrary: oneOf(known) }, hostile);
    return fc.oneof({ weight: 8, arbitrary: fc.constantFrom('true', 'false') }, hostile);
  };

/** Mostly the valid value, so that operations also succeed. */
const mostly = <T>(good: fc.Arbitrary<T>, ...others: readonly unknown[]): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 8, arbitrary: good }, fc.constantFrom(...others));
const anId = fc.integer({ min: 0 }).map((number) => `n-${number}`);
const source = fc.record({
  id: mostly(anId, 'autre', 'Laval', ''),
  protocol: mostly(fc.constant('ckan'), 'arcgis-hub', 'ftp'),
  endpoint: mostly(
    anId.map((id) => `http://127.0.0.1:9/${id}`),
    'https://jeton:secret@exemple.org',
    'rien',
  ),
});
const organization = fc.record({
  id: mostly(anId, 'ville-de-laval', 'É'),
  name: mostly(fc.constant({ fr: 'Ville' }), {}, 'Ville'),
});
const credential = mostly(
  fc.constant({ kind: 'bearer', token: 'jeton-de-test' }),
  { kind: 'bearer', token: 'x' },
  { kind: 'header', name: 'Host', value: 'valeur-de-test' },
  { kind: 'header', name: 'X-Key', value: 'valeur-de-test' },
  { kind: 'authority', certificates: '-----BEGIN X-----' },
  { kind: 'rien' },
);
const sourcesFile = fc.record({
  sources: fc.array(source, { maxLength: 1 }),
  organizations: fc.array(organization, { maxLength: 1 }),
});
const rules = fc.record({
  values: fc.array(
    fc.record({
      field: fc.constant('license'),
      from: fc.constant('La nôtre'),
      to: mostly(fc.constant('cc-by-4.0'), 'rien', ''),
    }),
    { maxLength: 1 },
  ),
});

const reason = fc.record({ reason: mostly(fc.constant('essai'), '', 'x'.repeat(501)) });

/** A list of one dataset, as it is uploaded. */
const LIST = Buffer.from('Identifiant;Titre\r\n1;Arbres\r\n').toString('base64');
/** Valid and nearly valid bodies, by operation. */
const bodies: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  addSource: source,
  startDryRun: source,
  saveDraft: source,
  // Nothing listens there, and no name is looked up.
  detectSource: fc.record({ address: fc.constantFrom('http://127.0.0.1:1/', 'ftp://127.0.0.1/', 'pas une adresse') }),
  uploadFile: fc.record({
    name: mostly(fc.constant('liste.csv'), '../x', ''),
    content: mostly(fc.constant(LIST), '', '%', Buffer.from('<html>').toString('base64')),
  }),
  setQuota: fc.record({ maxRecords: mostly(fc.constant(1000), 0, 1.5, '7') }),
  planSources: sourcesFile,
  applySources: sourcesFile,
  previewMapping: rules,
  setMapping: rules,
  setSettings: mostly(fc.constant({ authority: 60, schedule: '0 3 * * *' }), { authority: -1 }, { schedule: 'demain' }),
  discardDeadLetter: reason,
  discardDeadLetters: reason,
  assignInboxItem: fc.record({ assignee: mostly(fc.constant('Zoé'), '', 'x'.repeat(101)) }),
  commentInboxItem: fc.record({ text: mostly(fc.constant('à voir'), '', 'x'.repeat(1001)) }),
  addOrganization: organization,
  addKey: fc.record({
    id: mostly(anId, 'cle', 'É'),
    name: mostly(fc.constant('Zoé'), '', 'x'.repeat(101)),
    role: mostly(fc.constant('viewer'), 'publisher', 'king'),
    days: mostly(fc.constant(1), 0, 1.5, 1e9),
  }),
  openIncident: fc.record({
    title: mostly(fc.constant(BOTH), { fr: 'x' }, 'x'),
    text: mostly(fc.constant(BOTH), { fr: ' ', en: 'x' }),
    feeds: mostly(fc.constant(['laval']), ['jamais-lue'], 'laval'),
  }),
  updateIncident: fc.record({
    state: mostly(fc.constantFrom('monitoring', 'resolved'), 'fini'),
    text: mostly(fc.constant(BOTH), {}),
  }),
  addWebhook: fc.record({
    id: mostly(anId, 'abonne', 'É'),
    name: mostly(fc.constant('Zoé'), '', 'x'.repeat(101)),
    url: mostly(fc.constant('http://127.0.0.1:9/'), 'http://10.0.0.1/', 'ftp://x', 'https://a:b@exemple.org/'),
    filter: mostly(fc.constant({ organizations: ['ville-de-laval'] }), { organizations: [] }, { rien: 1 }),
  }),
  acknowledgeAlert: mostly(fc.constantFrom({}, { note: 'vu' }), { note: 'x'.repeat(501) }, { by: 'x' }),
  addSilence: fc.record({
    match: mostly(fc.constant({ source: 'autre' }), {}, { source: 'É' }, { rien: 1 }),
    until: mostly(fc.constant('2026-11-25T12:00:00-05:00'), 'demain', '2020-01-01T00:00:00Z', '2096-01-01T00:00:00Z'),
    why: mostly(fc.constant('travaux'), '', 'x'.repeat(501)),
  }),
  rotateWebhookSecret: mostly(fc.constantFrom({}, { overlapHours: 0 }), { overlapHours: -1 }, { overlapHours: 1e9 }),
  setCredentials: fc.oneof(
    { weight: 2, arbitrary: fc.constant({ credentials: [{ kind: 'bearer', token: 'jeton-de-test' }] }) },
    fc.record({ credentials: fc.array(credential, { minLength: 1, maxLength: 2 }) }),
  ),
  removeCredentials: mostly(fc.constantFrom({}, { kind: 'bearer' }), { kind: 'rien' }, { name: '' }),
  approveHold: fc.record({ keys: fc.array(fc.string(), { maxLength: 3 }) }),
  resolveReports: fc.record({ note: mostly(fc.constant('corrigé'), '', 'x'.repeat(1001)) }),
  dismissReports: fc.record({ note: mostly(fc.constant('rien à faire'), '') }),
  forwardReports: mostly(fc.constant({}), { until: 'demain' }),
  refuseHold: fc.record({ reason: fc.constantFrom('removal.share-exceeded', 'fetch.timeout', 'rien') }),
};
/** What has to be refused here: nothing is in quarantine or being read, and what was seeded cannot be used. test/pipeline has their successes. */
const REFUSED = [
  ...['checkSource', 'approveHold', 'refuseHold', 'undoHold', 'releaseSource'],
  ...['cancelRun', 'replayDeadLetter', 'acceptMerge'],
];
const bodyFor = ({ operationId, requestBody }: Operation): fc.Arbitrary<unknown> =>
  requestBody === undefined
    ? fc.constant(undefined)
    : fc.oneof(
        { weight: 10, arbitrary: bodies[operationId]! },
        fc.jsonValue().map((value) => JSON.stringify(value)),
        fc.constantFrom('{', 'null', '[]', '{"__proto__":{}}', undefined),
      );

test('every answer of every operation of the operator’s API is as OpenAPI declares it', async () => {
  const seen = new Map<string, Set<number>>();
  for (const [path, method, operation] of operations) {
    await suggestMerge(held.line.store);
    await report(held.line.store);
    const statuses = new Set<number>();
    seen.set(operation.operationId, statuses);
    const url = urlOf(path, operation.parameters ?? [], valueOf(operation));
    const property = fc.asyncProperty(url, sentHeaders, bodyFor(operation), async (to, headers, body) => {
      const response = await send(to, method, body, headers);
      statuses.add(response.status);
      const faults = await contract.faults(path, response, method);
      expect({ method, to, body, faults }).toEqual({ method, to, body, faults: [] });
      expect(response.status).toBeLessThan(500);
    });
    const mustSucceed = !REFUSED.includes(operation.operationId);
    for (let round = 0; round < ROUNDS; round += 1) {
      await fc.assert(property, { numRuns: REQUESTS, seed: SEED + round });
      if (!mustSucceed || [...statuses].some((status) => status < 300)) break;
    }
  }
  // Generated requests reach successful answers, not only refusals.
  for (const [id, statuses] of seen)
    if (!REFUSED.includes(id))
      expect({ id, statuses: [...statuses].filter((status) => status < 300) }).not.toEqual({ id, statuses: [] });
  expect([...seen.get('getSource')!]).toEqual(expect.arrayContaining([200, 400, 404]));
  expect([...seen.get('retireSource')!]).toEqual(expect.arrayContaining([200, 404, 409]));
});

test('a parameter that an operation does not declare is refused, and changes nothing', async () => {
  for (const [path, method, operation] of operations) {
    const url = path
      .replace('{id}', knownIds(path, operation)[0]!)
      .replace('{run}', '0')
      .replace('{version}', '0')
      .replace('{cause}', CAUSE);
    const response = await send(`${url}?inconnu=`, method, bodies[operation.operationId] && {});
    expect([method, path, response.status]).toEqual([method, path, 400]);
    expect(await response.json()).toMatchObject({
      errors: [{ pointer: '/inconnu', detail: expect.stringContaining('lang') }],
    });
  }
  expect((await send('/api/v1/apply?dryrun=true', 'post', { sources: [] })).status).toBe(400);
  expect((await send('/api/v1/apply?prune=1', 'post', { sources: [] })).status).toBe(400);
  expect(await (await send('/api/v1/sources/laval', 'get')).json()).toMatchObject({ state: 'active' });
});
