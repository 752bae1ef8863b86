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
  const section = <T extends Section>(name: string): T => {
    const found = sections[name];
    if (found === undefined) throw new Error(`no section ${name}`);
    return found as T;
  };
  const ids: Ids =
    sections.uuids === undefined
      ? { texts: { bytes: section<Uint8Array>('idBytes'), ends: section<Uint32Array>('idEnds') } }
      : { uuids: section<Uint32Array>('uuids') };
  const parts: FrozenParts = {
    rows: Object.fromEntries(rowColumns.map(([name]) => [name, section(name)])) as unknown as RowArrays,
    ids,
    titleKeys: { bytes: section<Uint8Array>('titleBytes'), ends: section<Uint32Array>('titleEnds') },
    pairs: { hashes: section<Uint16Array>('pairHashes'), ends: section<Uint32Array>('pairEnds') },
    tokens: {
      singles: { hashes: hashesOf('single', sections), postings: section<Uint32Array>('singlePostings') },
      lists: {
        hashes: hashesOf('list', sections),
        ends: section<Uint32Array>('listEnds'),
        postings: section<Uint32Array>('listPostings'),
      },
    },
    ...{ byChange: section<Uint32Array>('byChange'), byId: section<Uint32Array>('byId') },
    dead,
  };
  if (parts.byId.length !== dead.length) throw new Error('the dead rows are of another segment');
  return new FrozenSegment(parts);
};
