import { FrozenSegment, type FrozenParts } from '../segment/frozen-segment.ts';
import type { HashTable } from '../segment/hash-table.ts';
import type { Ids } from '../segment/ids.ts';
import { rowColumns, type RowArrays } from '../segment/row-arrays.ts';
import type { Section, SectionFile } from './sections.ts';

type Sections = Readonly<Record<string, Section>>;

const hashSections = (name: string, { high, low, starts }: HashTable): Sections => ({
  [`${name}High`]: high,
  [`${name}Low`]: low,
  [`${name}Starts`]: starts,
});

const hashesOf = (name: string, sections: Sections): HashTable => ({
  high: sections[`${name}High`] as Uint16Array,
  low: sections[`${name}Low`] as Uint32Array,
  starts: sections[`${name}Starts`] as Uint32Array,
});

/** Returns the file of a segment. Dead rows are not in it: they change. */
export const segmentFile = ({ parts, rows }: FrozenSegment): SectionFile<object> => {
  const { ids, titleKeys, pairs, tokens, byChange, byId } = parts;
  return {
    facts: {},
    sections: {
      ...rows,
      ...('uuids' in ids ? { uuids: ids.uuids } : { idBytes: ids.texts.bytes, idEnds: ids.texts.ends }),
      ...{ titleBytes: titleKeys.bytes, titleEnds: titleKeys.ends, pairHashes: pairs.hashes, pairEnds: pairs.ends },
      ...hashSections('single', tokens.singles.hashes),
      ...hashSections('list', tokens.lists.hashes),
      singlePostings: tokens.singles.postings,
      ...{ listEnds: tokens.lists.ends, listPostings: tokens.lists.postings },
      ...{ byChange, byId },
    },
  };
};

/** Returns the segment of a file. `dead`: its dead rows. */
export const segmentOf = (sections: Sections, dead: Uint8Array): FrozenSegment => {
  const section = (name: string): Section => {
    const found = sections[name];
    if (found === undefined) throw new Error(`no section ${name}`);
    return found;
  };
  const bytes = (name: string): Uint8Array => section(name) as Uint8Array;
  const numbers = (name: string): Uint32Array => section(name) as Uint32Array;
  const ids: Ids =
    sections.uuids === undefined
      ? { texts: { bytes: bytes('idBytes'), ends: numbers('idEnds') } }
      : { uuids: numbers('uuids') };
  const parts: FrozenParts = {
    rows: Object.fromEntries(rowColumns.map(([name]) => [name, section(name)])) as unknown as RowArrays,
    ids,
    titleKeys: { bytes: bytes('titleBytes'), ends: numbers('titleEnds') },
    pairs: { hashes: section('pairHashes') as Uint16Array, ends: numbers('pairEnds') },
    tokens: {
      singles: { hashes: hashesOf('single', sections), postings: numbers('singlePostings') },
      lists: {
        hashes: hashesOf('list', sections),
        ends: numbers('listEnds'),
        postings: numbers('listPostings'),
      },
    },
    ...{ byChange: numbers('byChange'), byId: numbers('byId') },
    dead,
  };
  if (parts.byId.length !== dead.length) throw new Error('the dead rows are of another segment');
  return new FrozenSegment(parts);
};
