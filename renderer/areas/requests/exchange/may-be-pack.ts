import { PACK_MANIFEST, PACK_NOTE } from '../../../../shared/domain/request-pack/names.ts';
import { insideOf, isLeftOut, isUnreadable, type Incoming } from '../../../app/incoming.ts';
import type { Offered } from '../../../app/offer.ts';

/** Whether a closer look could find a returned pack: a folder, a zip, a manifest or a note of one, or a spreadsheet by itself. */
export function mayBePack(files: readonly Incoming[]): boolean {
  const isAlone = files.length === 1;
  return files.some((one) => {
    if (isUnreadable(one) || isLeftOut(one)) return false;
    const { fileName } = one;
    return (
      insideOf(one) !== undefined ||
      /\.zip$/i.test(fileName) ||
      fileName === PACK_MANIFEST ||
      fileName === PACK_NOTE ||
      (isAlone && /\.(?:xlsx|csv)$/i.test(fileName))
    );
  });
}

/** The same files, those that the engine knows by now as it knows them, so that nothing is sent twice. Folders stay, with their counts. */
export function withKnown(files: readonly Incoming[], { picked, sources }: Offered): Incoming[] {
  const known = new Map(sources.map((source, at) => [source, picked[at]]));
  return files.map((one, index) => (insideOf(one) === undefined ? (known.get(index) ?? one) : one));
}
