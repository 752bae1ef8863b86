import { messageOf, MoissonError, SourcesFile } from '@moisson/contracts';
import { readFileSync } from 'node:fs';
import { isNode, LineCounter, parseDocument } from 'yaml';

/** Sources as code. Throws `request.invalid` with the file, the line and what was expected there. */
export const readSourcesFile = (path: string): SourcesFile => {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new MoissonError('request.invalid', { detail: messageOf(cause) }, { cause });
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, merge: true });
  const [fault] = document.errors;
  if (fault !== undefined)
    throw new MoissonError('request.invalid', {
      detail: `${path}:${lines.linePos(fault.pos[0]).line}: ${fault.message.split('\n')[0]}`,
    });
  // Aliases are counted, so that a few lines cannot unfold into gigabytes.
  const parsed = SourcesFile.safeParse(document.toJS({ maxAliasCount: 100 }));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new MoissonError('request.invalid', {
    detail: `${path}:${lineOf(issue!.path)}: ${issue!.path.join('.')}: ${issue!.message}`,
  });

  /** The line of the deepest node on the way to the fault. */
  function lineOf(at: readonly PropertyKey[]): number {
    for (let depth = at.length; depth >= 0; depth -= 1) {
      const node = depth === 0 ? document.contents : document.getIn(at.slice(0, depth), true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return 1;
  }
};
