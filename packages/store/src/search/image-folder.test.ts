import { expect, test } from '@jest/globals';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ImageFolder } from './image-folder.ts';

const inFolder = async (work: (folder: ImageFolder) => Promise<void>): Promise<void> => {
  const dir = await mkdtemp(join(tmpdir(), 'moisson-image-'));
  await work(new ImageFolder(join(dir, 'search-index')));
  await rm(dir, { recursive: true });
};

const readAll = (folder: ImageFolder, name: string): Promise<string | undefined> =>
  folder.read(name, async ({ size, read }) => {
    const bytes = Buffer.alloc(size);
    await read(bytes, 0);
    return bytes.toString();
  });

test('a file is written whole, replaced, read from any position, and deleted with those that are left unfinished', () =>
  inFolder(async (folder) => {
    expect(await readAll(folder, 'a')).toBeUndefined();
    await folder.write('a', [Buffer.from('un '), Buffer.from('deux')]);
    await folder.write('b', []);
    await folder.write('a', [Buffer.from('trois')]);
    expect([await readAll(folder, 'a'), await readAll(folder, 'b')]).toEqual(['trois', '']);
    await folder.read('a', async ({ read }) => {
      const some = Buffer.alloc(2);
      await read(some, 3);
      expect(some.toString()).toBe('is');
      await expect(read(some, 4)).rejects.toThrow('shorter');
    });
    await writeFile(join(folder.dir, 'c.tmp'), 'x');
    await folder.keepOnly(['a']);
    expect(await readdir(folder.dir)).toEqual(['a']);
  }));

test('what prevents a file from being written is named, and the file before stays', () =>
  inFolder(async (folder) => {
    await folder.write('a', [Buffer.from('un')]);
    const failing = (function* () {
      yield Buffer.from('deux');
      throw Object.assign(new Error('no room'), { code: 'ENOSPC' });
    })();
    await expect(folder.write('a', failing)).rejects.toMatchObject({
      code: 'disk.full',
      params: { file: join(folder.dir, 'a') },
    });
    expect([await readAll(folder, 'a'), await readdir(folder.dir)]).toEqual(['un', ['a']]);
    await mkdir(join(folder.dir, 'folder'));
    await expect(folder.write('folder', [Buffer.from('x')])).rejects.toMatchObject({ code: 'disk.not-a-file' });
    await writeFile(`${folder.dir}-file`, '');
    await expect(new ImageFolder(`${folder.dir}-file`).write('a', [])).rejects.toMatchObject({
      code: 'disk.not-a-folder',
    });
  }));
