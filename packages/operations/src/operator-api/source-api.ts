import { Feed, Quota, Run, Source, SourceSpec, SourceStatus, UploadedFile } from '@moisson/contracts';
import { Bilingual, Problem, ProblemCode, said } from '@moisson/kernel';
import { z } from 'zod';
import { describeOperation } from '../operation.ts';
import { OF_SOURCE } from './params.ts';

/** A source of the registry with the state of its feed; `problem` is set if this version cannot read it. */
const ListedSource = Source.extend({ feed: Feed.optional(), problem: Problem.optional() });

/** A listed source with its status and its last run. */
const ShownSource = ListedSource.extend({ status: SourceStatus, feed: Feed, lastRun: Run.optional() });

/** The answer of a source to a probe. */
const ProbeReport = z.strictObject({
  /** The number of records that the source claims, if the protocol gives one. */
  records: z.int().nonnegative().optional(),
  detail: z.string(),
  /** Of a table: its rows below the header. */
  rows: z.int().nonnegative().optional(),
  /** Of a table: its columns, and what each was recognised as; the others are kept among the extras. */
  columns: z
    .array(z.strictObject({ name: z.string(), role: z.string().optional(), language: z.string().optional() }))
    .optional(),
});

/** A file as it is sent. */
const UploadBody = z.strictObject({
  /** Without folders. */
  name: z
    .string()
    .min(1)
    .max(200)
    .regex(/^[^/\\\p{Cc}]+$/u),
  /** Its bytes in base64 (RFC 4648 §4). */
  content: z.base64(),
  /** Of its bytes, in hexadecimal: what arrives otherwise is refused. */
  sha256: UploadedFile.shape.sha256.optional(),
});
export type UploadBody = Readonly<z.infer<typeof UploadBody>>;

/** What stands behind an address. */
const FoundProtocol = z.strictObject({
  protocol: z.string(),
  endpoint: z.string(),
  records: z.int().nonnegative().optional(),
  title: z.string().optional(),
  language: z.string().optional(),
  why: Bilingual,
  sample: z
    .strictObject({
      records: z.int().nonnegative(),
      titles: z.array(z.string()),
      organizations: z.array(z.string()),
      licences: z.array(z.string()),
      languages: z.array(z.string()),
    })
    .optional(),
});
export const Detection = z.strictObject({
  address: z.string(),
  best: z.string().optional(),
  found: z.array(FoundProtocol),
  crawlDelaySeconds: z.number().optional(),
  warnings: z.array(Problem),
  requests: z.int().nonnegative(),
});
export type Detection = Readonly<z.infer<typeof Detection>>;

/** Problems that reading a source may cause. */
const READING = ProblemCode.options.filter((code) => /^(?:fetch|protocol|body|paging|credentials)\./.test(code));

const NOT_FOUND = ['request.not-found'] as const;
const NOT_NOW = ['request.not-found', 'request.conflict'] as const;
const source = { description: 'The source as it is now', schema: Source };

export const sourceApi = {
  listSources: describeOperation({
    id: 'listSources',
    method: 'get',
    path: '/api/v1/sources',
    summary: said('Toutes les sources et l’état de leur flux', 'All sources with the state of their feeds'),
    access: 'viewer',
    input: {},
    output: { 200: { description: 'The sources, by id', schema: z.array(ListedSource) } },
    problems: [],
  }),
  getSource: describeOperation({
    id: 'getSource',
    method: 'get',
    path: '/api/v1/sources/{id}',
    summary: said('Une source, son état et sa dernière lecture', 'One source, its status and its last run'),
    access: 'viewer',
    input: OF_SOURCE,
    output: { 200: { description: 'The source', schema: ShownSource } },
    problems: NOT_FOUND,
  }),
  addSource: describeOperation({
    id: 'addSource',
    method: 'post',
    path: '/api/v1/sources',
    summary: said('Inscrire une source et la lire dès que possible', 'Register a source and make it due'),
    access: 'operator',
    input: { body: SourceSpec },
    output: { 201: { description: 'The source as it was registered', schema: Source } },
    problems: ['request.conflict', 'source.credentials-refused'],
  }),
  detectSource: describeOperation({
    id: 'detectSource',
    method: 'post',
    path: '/api/v1/detections',
    summary: said(
      'Dire ce qui se trouve à une adresse : protocoles, endpoint, nombre de jeux, ce qui ne va pas',
      'Say what stands behind an address: protocols, endpoint, number of datasets, what is wrong',
    ),
    access: 'operator',
    input: { body: z.strictObject({ address: z.string().min(1).max(2000) }) },
    output: {
      200: { description: 'What answers there, the best protocol first; nothing is stored', schema: Detection },
    },
    problems: [],
  }),
  checkSource: describeOperation({
    id: 'checkSource',
    method: 'post',
    path: '/api/v1/sources/{id}/check',
    summary: said(
      'Demander à la source ce qu’elle est, sans tout lire',
      'Ask the source what it is, without reading it all',
    ),
    access: 'publisher',
    input: OF_SOURCE,
    output: { 200: { description: 'What it answered', schema: ProbeReport } },
    problems: [...NOT_FOUND, ...READING],
  }),
  uploadFile: describeOperation({
    id: 'uploadFile',
    method: 'post',
    path: '/api/v1/sources/{id}/file',
    summary: said(
      'Déposer un fichier comme document de la source, à la place du précédent, et la lire',
      'Upload a file as the document of the source, in place of the one before, and make it due',
    ),
    access: 'operator',
    input: { ...OF_SOURCE, body: UploadBody },
    output: {
      200: {
        description: 'The stored file, and how it was understood',
        schema: z.strictObject({ file: UploadedFile, report: ProbeReport }),
      },
    },
    problems: [...NOT_NOW, ...READING],
  }),
  showFile: describeOperation({
    id: 'showFile',
    method: 'get',
    path: '/api/v1/sources/{id}/file',
    summary: said(
      'Le fichier déposé pour une source : son nom, sa taille, son empreinte, depuis quand',
      'The uploaded file of a source: its name, size, hash, and since when',
    ),
    access: 'viewer',
    input: OF_SOURCE,
    output: { 200: { description: 'The file, without its content', schema: UploadedFile } },
    problems: NOT_FOUND,
  }),
  setQuota: describeOperation({
    id: 'setQuota',
    method: 'post',
    path: '/api/v1/sources/{id}/quota',
    summary: said(
      'Permettre tant de fiches ou d’octets à la source, et la relire',
      'Allow a source so many records or bytes, and read it again',
    ),
    access: 'operator',
    input: { ...OF_SOURCE, body: Quota },
    output: { 200: source },
    problems: NOT_FOUND,
  }),
  pauseSource: describeOperation({
    id: 'pauseSource',
    method: 'post',
    path: '/api/v1/sources/{id}/pause',
    summary: said('Ne plus lire une source', 'Stop polling a source'),
    access: 'publisher',
    input: OF_SOURCE,
    output: { 200: source },
    problems: NOT_NOW,
  }),
  resumeSource: describeOperation({
    id: 'resumeSource',
    method: 'post',
    path: '/api/v1/sources/{id}/resume',
    summary: said('Lire une source de nouveau', 'Poll a source again'),
    access: 'publisher',
    input: OF_SOURCE,
    output: { 200: source },
    problems: NOT_NOW,
  }),
  releaseSource: describeOperation({
    id: 'releaseSource',
    method: 'post',
    path: '/api/v1/sources/{id}/release',
    summary: said(
      'Lever la quarantaine d’une source et la lire dès que possible',
      'End the quarantine of a source and make it due',
    ),
    access: 'operator',
    input: OF_SOURCE,
    output: { 200: source },
    problems: NOT_NOW,
  }),
  retireSource: describeOperation({
    id: 'retireSource',
    method: 'post',
    path: '/api/v1/sources/{id}/retire',
    summary: said(
      'Retirer les fiches d’une source et ne plus jamais la lire',
      'Take the records of a source out and never poll it again',
    ),
    access: 'operator',
    input: OF_SOURCE,
    output: {
      200: source,
      202: { ...source, description: 'The same; the last run is under way: ask at Location', hasLocation: true },
    },
    problems: NOT_NOW,
  }),
} as const;
