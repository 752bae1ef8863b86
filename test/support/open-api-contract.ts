import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

interface Response {
  readonly headers?: Readonly<Record<string, { readonly required?: boolean }>>;
  readonly content?: Readonly<Record<string, object>>;
}
export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly schema: Readonly<Record<string, unknown>>;
}
export type Method = 'get' | 'post';
export interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly required: boolean };
  readonly responses: Readonly<Record<string, Response>>;
}
interface OpenApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Partial<Record<Method, Operation>>>>>;
}

const NAME = 'https://moisson.example/openapi.json';
const escaped = (part: string): string => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));

/** Compares an OpenAPI document with real answers. */
export class OpenApiContract {
  readonly document: OpenApiDocument;
  readonly #ajv: Ajv2020.default;

  constructor(document: unknown) {
    this.document = document as OpenApiDocument;
    this.#ajv = new Ajv2020.default({ strict: false, allErrors: true });
    addFormats.default(this.#ajv);
    this.#ajv.addSchema(document as object, NAME);
  }

  /** Whether a parameter's schema allows a value, given once. */
  allows(path: string, at: number, text: string): boolean {
    const isList = this.document.paths[path]!.get!.parameters![at]!.schema.type === 'array';
    const value = isList ? [text] : text;
    return this.#validator('paths', path, 'get', 'parameters', String(at), 'schema')(value);
  }

  /** Returns what is wrong with an answer of an operation; empty if it is as declared. */
  async faults(path: string, response: globalThis.Response, method: Method = 'get'): Promise<readonly string[]> {
    const { responses } = this.document.paths[path]![method]!;
    const status = String(response.status);
    // Statuses are declared one by one: `default` covers only what a proxy may add.
    const declared = responses[status];
    const text = await response.text();
    if (declared === undefined) return [`status ${status} is not declared: ${text.slice(0, 200)}`];
    const missing = Object.entries(declared.headers ?? {})
      .filter(([name, { required }]) => required === true && !response.headers.has(name))
      .map(([name]) => `without ${name}`);
    if (declared.content === undefined) return missing;
    const type = response.headers.get('content-type')?.split(';')[0] ?? '';
    if (declared.content[type] === undefined) return [...missing, `${status} as ${type}`];
    if (!('schema' in declared.content[type])) return missing;
    const validate = this.#validator('paths', path, method, 'responses', status, 'content', type, 'schema');
    // Of NDJSON, each line is as declared.
    const values = type === 'application/x-ndjson' ? text.split('\n').filter((line) => line !== '') : [text];
    const valid = values.every((value) => validate(JSON.parse(value)));
    return valid ? missing : [...missing, ...(validate.errors ?? []).map((e) => `${e.instancePath} ${e.message}`)];
  }

  #validator(...pointer: readonly string[]): ValidateFunction {
    const reference = `${NAME}#/${pointer.map(escaped).join('/')}`;
    return this.#ajv.getSchema(reference) ?? this.#ajv.compile({ $ref: reference });
  }
}
