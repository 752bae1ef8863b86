import { messageOf, MoissonError } from '@moisson/kernel';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { TopicsFile } from './topic-declaration.ts';

const path = fileURLToPath(new URL('../../../../deploy/kafka/topics.yaml', import.meta.url));

/** Returns the topics of `deploy/kafka/topics.yaml`. Throws `config.invalid` with the error in the file. */
export const declaredTopics = (): TopicsFile => {
  try {
    return TopicsFile.parse(parse(readFileSync(path, 'utf8')));
  } catch (cause) {
    throw new MoissonError('config.invalid', { detail: `${path}: ${messageOf(cause)}` }, { cause });
  }
};
