import { MoissonError, said } from '@moisson/kernel';
import { readFileSync, statSync } from 'node:fs';

/** Returns the secret in the file that a setting names. Throws `config.invalid`. */
export const secretFrom = (name: string, path: string): string => contentOf(name, path).trim();

/** Permission of everybody to read a file. */
const ANYBODY = 0o004;

/** Returns the secret in a file that not everybody may read. Throws `config.invalid`. */
export const privateSecretFrom = (name: string, path: string): string => {
  const secret = secretFrom(name, path);
  // Windows has no such permission bits.
  if (process.platform !== 'win32' && (statSync(path).mode & ANYBODY) !== 0)
    throw new MoissonError('config.invalid', {
      detail: said(
        `${name} : tous les comptes de la machine peuvent lire ${path}; « chmod 600 ${path} »`,
        `${name}: every account of the machine may read ${path}; "chmod 600 ${path}"`,
      ),
    });
  return secret;
};

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
