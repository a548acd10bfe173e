import { array, assert, asyncProperty, boolean, integer, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PickedFile } from '../../../renderer/app/desktop.ts';
import {
  isLeftOut,
  isUnreadable,
  localFile,
  pickedFolder,
  readDropped,
  totalsOf,
  type Entry,
  type Incoming,
} from '../../../renderer/app/incoming.ts';
import { offerAll } from '../../../renderer/app/offer.ts';
import { isNamelessImage, pastedImageName } from '../../../renderer/app/pasted-name.ts';
import { incomingWords } from '../../../renderer/components/intake/incoming-words.ts';
import { AppError } from '../../../shared/domain/errors.ts';

const file = (name: string, text = 'x') => new File([text], name);
const fileEntry = (name: string): Entry => ({
  name,
  isDirectory: false,
  file: (done) => done(file(name)),
});
const brokenEntry = (name: string): Entry => ({
  name,
  isDirectory: false,
  file: (_done, failed) => failed(new Error('gone')),
});
/** Gives its entries two at a time, as browsers give a hundred. */
const folder = (name: string, children: Entry[]): Entry => ({
  name,
  isDirectory: true,
  createReader: () => {
    const left = [...children];
    return { readEntries: (done) => done(left.splice(0, 2)) };
  },
});
const dropped = (entry: Entry) => ({ entry, file: file(entry.name) });
const pathsOf = (found: Incoming[]) => found.map((one) => ('path' in one ? one.path : one.fileName));

describe('readDropped', () => {
  const inbox = folder('Inbox', [
    fileEntry('scan 10.pdf'),
    folder('HR', [fileEntry('list.csv')]),
    fileEntry('scan 9.pdf'),
  ]);

  it('walks folders in the order of their names, numbers by value', async () => {
    const found = await readDropped([dropped(inbox), { entry: null, file: file('loose.txt') }], false);
    expect(pathsOf(found)).toEqual([
      'Inbox/HR/list.csv',
      'Inbox/scan 9.pdf',
      'Inbox/scan 10.pdf',
      'loose.txt',
    ]);
  });

  it('hands a folder over as one where the engine reads it, and counts what it holds', async () => {
    const found = await readDropped([dropped(inbox)], true);
    expect(found).toMatchObject([{ path: 'Inbox', files: 3, size: 3 }]);
    expect(incomingWords(totalsOf(found))).toBe('3 files in 1 folder, 3 bytes in all.');
  });

  it('keeps what can not be read in its place, and goes on', async () => {
    const found = await readDropped(
      [dropped(folder('Inbox', [brokenEntry('a.pdf'), fileEntry('b.pdf')]))],
      false,
    );
    expect(pathsOf(found)).toEqual(['Inbox/a.pdf', 'Inbox/b.pdf']);
    expect(found.map(isUnreadable)).toEqual([true, false]);
  });

  it('leaves out what no person made, in a folder that was dropped or picked', async () => {
    const found = await readDropped(
      [dropped(folder('Inbox', [fileEntry('.DS_Store'), fileEntry('a.pdf')]))],
      false,
    );
    expect(found.map(isLeftOut)).toEqual([true, false]);
    expect(totalsOf(found).files).toBe(1);
    const picked = ['.home/Inbox/b.pdf', '.home/.git/config'].map((path) =>
      Object.defineProperty(file(path.split('/').at(-1) ?? ''), 'webkitRelativePath', { value: path }),
    );
    // The folder that the person named may be hidden itself.
    expect(pickedFolder(picked)).toMatchObject([{ leftOut: 'hidden' }, { path: '.home/Inbox/b.pdf' }]);
  });

  it('refuses more files, and deeper folders, than its limits', async () => {
    const limits = { files: 2, depth: 2 };
    await expect(readDropped([dropped(inbox)], false, limits)).rejects.toThrow('More than 2 files');
    const deep = folder('a', [folder('b', [folder('c', [])])]);
    await expect(readDropped([dropped(deep)], false, limits)).rejects.toThrow('nested more than 2 deep');
  });
});

describe('offerAll', () => {
  const known = (name: string): PickedFile => ({ token: name, fileName: name, size: 1 });

  it('keeps the order and says which file each token is of, whatever comes back first', async () => {
    await assert(
      asyncProperty(
        array(record({ isKnown: boolean(), isBad: boolean() }), { maxLength: 30 }),
        integer({ min: 1, max: 5 }),
        async (kinds, batch) => {
          const incoming: Incoming[] = kinds.map(({ isKnown }, at) =>
            isKnown ? known(`${at}`) : localFile(file(`${at}`)),
          );
          const send = async (files: { fileName: string }[]) => {
            for (let turns = files.length % 3; turns > 0; turns -= 1) await Promise.resolve();
            if (files.some(({ fileName }) => kinds[Number(fileName)]?.isBad)) {
              throw new AppError('file_unreadable', 'bad');
            }
            return files.map(({ fileName }) => known(fileName));
          };
          const { picked, sources, refused } = await offerAll(incoming, send, { batch });
          expect(picked.map(({ token }) => Number(token))).toEqual(sources);
          const bad = kinds.flatMap(({ isKnown, isBad }, at) => (!isKnown && isBad ? [at] : []));
          expect(refused.map(({ source }) => source)).toEqual(bad);
          expect([...sources, ...bad].toSorted((a, b) => a - b)).toEqual(kinds.map((_, at) => at));
        },
      ),
    );
  });

  it('stops when it is cancelled, and sends no more', async () => {
    const controller = new AbortController();
    let sent = 0;
    const send = async (files: { fileName: string }[]) => {
      sent += files.length;
      controller.abort(new AppError('cancelled', 'Cancelled.'));
      return files.map(({ fileName }) => known(fileName));
    };
    const files = Array.from({ length: 100 }, (_, at) => localFile(file(`${at}`)));
    await expect(offerAll(files, send, { batch: 1, signal: controller.signal })).rejects.toThrow(
      'Cancelled.',
    );
    expect(sent).toBeLessThanOrEqual(4);
  });
});

describe('pasted pictures', () => {
  it('are named by local time', () => {
    expect(pastedImageName('image/png', new Date(2026, 5, 30, 16, 15, 27))).toBe(
      'Pasted image 2026-06-30 16.15.27.png',
    );
    expect(pastedImageName('image/jpeg', new Date(2026, 0, 2, 3, 4, 5))).toBe(
      'Pasted image 2026-01-02 03.04.05.jpg',
    );
  });

  it('are told from files that were copied', () => {
    expect(isNamelessImage({ name: 'image.png', type: 'image/png' })).toBe(true);
    expect(isNamelessImage({ name: '', type: 'image/png' })).toBe(true);
    expect(isNamelessImage({ name: 'okta_mfa_policy.png', type: 'image/png' })).toBe(false);
    expect(isNamelessImage({ name: 'image.pdf', type: 'application/pdf' })).toBe(false);
  });
});
