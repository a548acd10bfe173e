/** What the name of a file says by itself: a better title, and the record of which it is a later version. */
import type { Clues, Found } from './evidence-guesses.ts';
import { EMPTY_NAME, spaced } from './evidence-words.ts';
import { titleFromFileName } from './evidence.ts';

/** "(2)", "Copy of", " - copy", "FINAL". */
const COPY_MARKS =
  /\s*\(\d{1,2}\)|^copy(?: \(\d+\))? of\s+|\s*-\s*copy(?![\p{L}\d])|\s*(?<![\p{L}\d])final(?![\p{L}\d])/giu;

/** The title or subject inside the file, or the file name without marks of copies. */
export function guessTitle({ title, facts, fileName }: Clues): Found | null {
  const own = facts.subject ?? facts.title;
  const written = own?.replaceAll(/\s+/g, ' ').trim().slice(0, 200) ?? '';
  if (written !== '' && !EMPTY_NAME.test(spaced(written)) && !isFileName(written)) {
    if (spaced(written).toLowerCase() === spaced(title).toLowerCase()) return null;
    const bare = EMPTY_NAME.test(spaced(titleFromFileName(fileName)));
    return {
      patch: { title: written },
      value: written,
      reason: facts.subject === undefined ? 'The title inside the file' : 'The subject of the email',
      strength: bare || facts.subject !== undefined ? 'fair' : 'weak',
    };
  }
  const tidy = tidyTitle(title);
  if (tidy === title || EMPTY_NAME.test(spaced(tidy))) return null;
  return {
    patch: { title: tidy },
    value: tidy,
    reason: 'The file name without marks of copies',
    strength: 'weak',
  };
}

/** Programs write the name of the file they were given as its title: "Microsoft Word - draft3.docx". */
const isFileName = (text: string): boolean =>
  /\.[a-z]{3,4}$/i.test(text) || /^microsoft (?:word|excel)/i.test(text);

/** "Q1 Access review FINAL (2)" as "Q1 Access review". */
function tidyTitle(title: string): string {
  return title.replaceAll(COPY_MARKS, '').replaceAll(/\s+/g, ' ').trim();
}

const VERSION = /(?<![\p{L}\d])v(?:er(?:sion)?)?[ .]?(\d{1,3}(?:\.\d{1,3}){0,2})(?!\d)/iu;

/** The same name with a lower version number. */
export function guessSupersedes({ fileName, others }: Clues): Found | null {
  const own = versionOf(fileName);
  if (!own) return null;
  const earlier = others
    .filter(({ superseded }) => !superseded)
    .map((other) => ({ other, version: versionOf(other.fileName) }))
    .filter(({ version }) => version?.name === own.name && byNumber.compare(version.number, own.number) < 0)
    .toSorted((a, b) => byNumber.compare(b.version?.number ?? '', a.version?.number ?? ''));
  const [last] = earlier;
  if (!last) return null;
  return {
    patch: { supersedesId: last.other.id },
    value: last.other.ref,
    reason: `${last.other.ref} has the same name with version ${last.version?.number}`,
    strength: 'fair',
  };
}

const byNumber = new Intl.Collator('en', { numeric: true });

function versionOf(fileName: string): { name: string; number: string } | null {
  const stem = fileName.replace(/\.[A-Za-z][A-Za-z0-9]{0,7}$/, '').replaceAll('_', ' ');
  const found = VERSION.exec(stem);
  if (!found?.[1]) return null;
  return { name: spaced(tidyTitle(stem.replace(found[0], ' '))).toLowerCase(), number: found[1] };
}
