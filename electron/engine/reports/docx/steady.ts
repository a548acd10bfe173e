/** Makes the bytes of a Word file depend on nothing but its contents: the library stamps the time of day and draws identifiers. */
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { readParts } from '../../evidence/extraction/office-archive.ts';

const STAMP = /(<dcterms:(?:created|modified)[^>]*>)[^<]*/g;
/** Identifiers of links and of what they lead to: 21 letters and digits drawn at random. */
const DRAWN = /(?<=["#])(?:rId)?[0-9a-z_-]{21}(?=")/g;

/** @param at ISO 8601, with the offset of where the file was made */
export async function steadyBytes(docx: Uint8Array, at: string): Promise<Buffer> {
  const parts = await readParts(docx, () => true);
  const names = new Map<string, string>();
  const steady = (text: string): string =>
    text.replaceAll(DRAWN, (drawn) => {
      const known = names.get(drawn) ?? `${drawn.startsWith('rId') ? 'rId' : ''}steady${names.size + 1}`;
      names.set(drawn, known);
      return known;
    });
  const zip = new ZipFile();
  const stamp = new Date(at).toISOString().replace('.000Z', 'Z');
  // Zip holds local time without a zone; the digits of the stamp are taken as they stand, so that every machine writes the same.
  const mtime = new Date(at.slice(0, 19));
  for (const [name, bytes] of parts) {
    const isText = /\.(?:xml|rels)$/.test(name);
    const text = isText ? steady(bytes.toString('utf8')).replaceAll(STAMP, `$1${stamp}`) : null;
    zip.addBuffer(text === null ? bytes : Buffer.from(text), name, {
      mtime,
      mode: 0o100644,
      forceDosTimestamp: true,
    });
  }
  zip.end();
  return buffer(zip.outputStream);
}
