/** Text formats: decoded as they are, with the shape of tables and lists. */
import papaparse from 'papaparse';
import type { ContentFacts } from '../../../../shared/domain/content-facts.ts';
import { decodeText } from '../formats/text.ts';
import { readMarkup } from './markup.ts';
import type { Reading, SourceFile } from './model.ts';

/** Names of columns that are kept. */
const MOST_COLUMNS = 200;

export function readPlain({ bytes, mediaType, whole }: SourceFile): Reading {
  const { text } = decodeText(bytes);
  if (mediaType === 'text/html' || mediaType === 'image/svg+xml') return readMarkup(text);
  const isTable = mediaType === 'text/csv' || mediaType === 'text/tab-separated-values';
  const facts = isTable ? tableFacts(text, whole) : mediaType === 'application/json' ? listFacts(text) : {};
  // A page break in a text file is no page of ours.
  return { text: text.replaceAll('\f', '\n'), facts };
}

function tableFacts(text: string, whole: boolean): ContentFacts {
  let rows = -1;
  let columns: string[] = [];
  papaparse.parse<string[]>(text, {
    skipEmptyLines: 'greedy',
    step: ({ data }) => {
      rows += 1;
      if (rows === 0) columns = data.map((name) => name.trim());
    },
  });
  return { ...(whole && rows >= 0 && { rows }), ...named(columns) };
}

/** Records of a JSON list, or of the one list in a JSON object. */
function listFacts(text: string): ContentFacts {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return {};
  }
  const lists = Array.isArray(parsed)
    ? [parsed]
    : isRecord(parsed)
      ? Object.values(parsed).filter(Array.isArray)
      : [];
  const [list] = lists;
  if (list === undefined || lists.length > 1) return {};
  return { rows: list.length, ...(isRecord(list[0]) && named(Object.keys(list[0]))) };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function named(columns: readonly string[]): ContentFacts {
  const names = columns.filter((name) => name !== '').slice(0, MOST_COLUMNS);
  return names.length > 0 ? { columns: names } : {};
}
