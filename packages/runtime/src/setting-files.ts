import { MoissonError, said } from '@moisson/kernel';
import { readFileSync } from 'node:fs';

/** Returns the secret in the file that a setting names. Throws `config.invalid`. */
export const secretFrom = (name: string, path: string): string => contentOf(name, path).trim();

/** Returns the path, if the file can be read. Throws `config.invalid`. */
export const readable = (name: string, path: string): string => {
  contentOf(name, path);
  return path;
};

const contentOf = (name: string, path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new MoissonError(
      'config.invalid',
      { detail: said(`${name} : ${path} ne se lit pas`, `${name}: ${path} cannot be read`) },
      { cause },
    );
  }
};
