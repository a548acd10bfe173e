/** Properties that Office programs write into their documents. */
import type { ContentFacts } from '../../../../shared/domain/content-facts.ts';
import { readParts } from './office-archive.ts';
import { xmlFields } from './xml-text.ts';

/** Elements of docProps/core.xml and docProps/app.xml (ECMA-376), and of meta.xml (OpenDocument). */
const FIELDS: Readonly<Record<string, keyof ContentFacts>> = {
  'dc:title': 'title',
  'dc:creator': 'author',
  'meta:initial-creator': 'author',
  Application: 'software',
  'meta:generator': 'software',
  'dcterms:created': 'createdAt',
  'meta:creation-date': 'createdAt',
  'dcterms:modified': 'modifiedAt',
  'dc:date': 'modifiedAt',
  Pages: 'pages',
  Slides: 'pages',
};
const PARTS = new Set(['docProps/core.xml', 'docProps/app.xml', 'meta.xml']);
const NAMES = new Set(Object.keys(FIELDS));

/** What the properties say; nothing of a part that is not as it should be. */
export async function officeFacts(bytes: Uint8Array): Promise<ContentFacts> {
  const facts: Record<string, string | number> = {};
  for (const part of (await readParts(bytes, (name) => PARTS.has(name))).values()) {
    for (const [name, value] of fieldsOf(part)) {
      const fact = FIELDS[name];
      const known = fact && toFact(fact, value);
      if (fact && known !== null && known !== undefined) facts[fact] ??= known;
    }
  }
  return facts;
}

function fieldsOf(part: Buffer): Map<string, string> {
  try {
    return xmlFields(part.toString('utf8'), NAMES);
  } catch {
    return new Map();
  }
}

function toFact(fact: keyof ContentFacts, value: string): string | number | null {
  if (fact === 'pages') return /^\d{1,6}$/.test(value) ? Number(value) : null;
  if (fact !== 'createdAt' && fact !== 'modifiedAt') return value.slice(0, 300);
  // OpenDocument writes no zone: then nobody knows when in UTC it was.
  const time = /(Z|[+-]\d\d:\d\d)$/.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}
