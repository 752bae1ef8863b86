import { said } from '@moisson/kernel';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { crc32 } from 'node:zlib';
import type { Numbers } from '../segment/column.ts';
import type { OpenFile } from './image-files.ts';
import { Unusable } from './unusable.ts';

const types = { Uint8Array, Uint16Array, Uint32Array, Float32Array, Float64Array } as const;
type TypeName = keyof typeof types;
export type Section = Numbers;

/** A file of an image: some facts as JSON, and typed arrays by name. */
export interface SectionFile<Facts> {
  readonly facts: Facts;
  readonly sections: Readonly<Record<string, Section>>;
}

interface Header<Facts> {
  readonly facts: Facts;
  readonly sections: readonly {
    readonly name: string;
    readonly type: TypeName;
    readonly length: number;
    /** CRC-32 of its bytes (ISO 3309), as `zlib.crc32` has it. */
    readonly sum: number;
  }[];
}

/** A file begins with this, the length of the header, and the header's CRC-32; each section begins at a multiple of eight bytes. */
const MAGIC = Buffer.from('MOISSON\x01');
const START = MAGIC.length + 8;
const MAX_HEADER = 64 * 1024 * 1024;
const TURN_BYTES = 4 * 1024 * 1024;

const padded = (bytes: number): number => Math.ceil(bytes / 8) * 8;
const bytesOf = ({ buffer, byteOffset, byteLength }: Section): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

/** Cuts bytes into pieces of some megabytes. */
const pieces = (bytes: Uint8Array): Uint8Array[] =>
  Array.from({ length: Math.ceil(bytes.length / TURN_BYTES) }, (_, at) =>
    bytes.subarray(at * TURN_BYTES, (at + 1) * TURN_BYTES),
  );

/** Returns the bytes of a file, in parts. The sections must not change before they are written. */
export const packed = async <Facts>({ facts, sections }: SectionFile<Facts>): Promise<readonly Uint8Array[]> => {
  const described: Header<Facts>['sections'][number][] = [];
  const parts: Uint8Array[] = [];
  for (const [name, section] of Object.entries(sections)) {
    const bytes = bytesOf(section);
    let sum = 0;
    for (const piece of pieces(bytes)) {
      sum = crc32(piece, sum);
      parts.push(piece);
      await nextTurn();
    }
    parts.push(Buffer.alloc(padded(bytes.length) - bytes.length));
    described.push({ name, type: section.constructor.name as TypeName, length: section.length, sum });
  }
  const header = Buffer.from(JSON.stringify({ facts, sections: described } satisfies Header<Facts>));
  const start = Buffer.alloc(padded(START + header.length));
  MAGIC.copy(start);
  start.writeUInt32LE(header.length, MAGIC.length);
  start.writeUInt32LE(crc32(header), MAGIC.length + 4);
  header.copy(start, START);
  return [start, ...parts];
};

/** Reads a file. Throws `Unusable` if it is not one of ours, or not whole. `accepts`: checks the facts, and throws, before more is read. */
export const unpacked = async <Facts>(file: OpenFile, accepts: (facts: Facts) => void): Promise<SectionFile<Facts>> => {
  const { facts: found, sections: described } = await readHeader(file);
  const facts = found as Facts;
  accepts(facts);
  const sections: Record<string, Section> = {};
  let position = described.start;
  for (const { name, type, length, sum } of described.all) {
    const section = new types[type](length);
    const bytes = bytesOf(section);
    let summed = 0;
    for (const piece of pieces(bytes)) {
      await file.read(piece, position + piece.byteOffset);
      summed = crc32(piece, summed);
    }
    if (summed !== sum) throw damaged();
    sections[name] = section;
    position += padded(bytes.length);
  }
  return { facts, sections };
};

const damaged = (): Unusable =>
  new Unusable(said('un fichier est tronqué ou endommagé', 'a file is truncated or damaged'));

const readHeader = async (file: OpenFile) => {
  if (file.size < START) throw damaged();
  const start = Buffer.alloc(START);
  await file.read(start, 0);
  const length = start.readUInt32LE(MAGIC.length);
  if (!start.subarray(0, MAGIC.length).equals(MAGIC) || length > Math.min(MAX_HEADER, file.size - START))
    throw damaged();
  const text = Buffer.alloc(length);
  await file.read(text, START);
  if (crc32(text) !== start.readUInt32LE(MAGIC.length + 4)) throw damaged();
  const { facts, sections } = JSON.parse(text.toString()) as Header<unknown>;
  const first = padded(START + length);
  const size = sections.reduce(
    (sum, { type, length: items }) => sum + padded(items * types[type].BYTES_PER_ELEMENT),
    first,
  );
  // Before room is made for the sections.
  if (file.size !== size) throw damaged();
  return { facts, sections: { start: first, all: sections } };
};
