import { MAX_DEPTH, MAX_VALUES } from '@moisson/domain';
import { MoissonError } from '@moisson/kernel';
import type { XmlElement } from './xml-element.ts';
import { XmlReader, type XmlFault } from './xml-reader.ts';
import { XmlTree } from './xml-tree.ts';

/** Longest text of one element. A record is no larger. */
const MAX_NODE = 8 * 1024 * 1024;

/**
 * Returns the tree of a whole document. Throws what `fault` returns if it is not one, `tooMany` for more than
 * `MAX_VALUES` elements and attributes.
 */
export const parseXml = (
  text: string,
  fault: (fault: XmlFault, detail: string) => MoissonError,
  tooMany: () => MoissonError,
): XmlElement => {
  const tree = new XmlTree();
  let values = 0;
  const reader = new XmlReader(
    {
      open: (tag, attributes) => {
        values += 1 + attributes.length;
        if (values > MAX_VALUES) throw tooMany();
        tree.open(tag, attributes);
      },
      text: (part) => tree.text(part),
      close: () => tree.close(),
      error: fault,
    },
    { maxDepth: MAX_DEPTH, maxNode: MAX_NODE },
  );
  reader.push(text.startsWith('\ufeff') ? text.slice(1) : text);
  reader.end();
  return tree.root!;
};
