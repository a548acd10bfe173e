/** Tells controls that a sheet keeps but no longer means: hidden, struck through, or with a status that says so. */
import { cellAt, tidy } from '../table.ts';
import type { Layout } from './layout.ts';
import type { Report } from './row-reader.ts';
import { plainWords } from '../table-import/plain-words.ts';

const STATUS_NAME =
  /^(?:control )?(?:status|state|lifecycle|life cycle|in use|active|applicable|applicability|in scope|scope)$/;
const OUT_OF_USE =
  /^(?:retired|obsolete|deprecated|deleted|removed|inactive|archived|decommissioned|superseded|withdrawn|discontinued|not (?:applicable|in use|active|in scope|required)|out of (?:use|scope)|disabled|entfallen|abgelost|inaktiv|ausser kraft)$/;
/** "RETIRED - ..." or "[Deprecated] ..." before the text itself. */
const MARKED =
  /^[[(*]*\s*(?:retired|obsolete|deprecated|deleted|removed|inactive|superseded|withdrawn)(?:\s*[\])*:]|\s+[–—-]\s|\s*$)/i;

/** Reports why a control may be out of use. It is imported all the same, because only a person knows. */
export function reportDoubtsOfUse(layout: Layout, index: number, ref: string, report: Report): void {
  const { table, turned, mapping, names } = layout;
  if (table.hiddenRows.includes(index)) {
    const place = turned ? 'column' : 'row';
    const message = `${ref} is in a ${place} that the sheet hides. It was imported; remove it if it is out of use.`;
    report(null, 'row_hidden', message);
  }
  for (const field of ['ref', 'title', 'statement'] as const) {
    const column = mapping[field];
    if (column === undefined) continue;
    const { struck, text } = cellAt(table, index, column);
    if (struck === 'part') {
      const message = `A part of the text of ${ref} is struck through and was left out. Check what is left.`;
      report(column, 'text_struck', message);
    } else if (struck === 'whole' || MARKED.test(tidy(text))) {
      const why = struck ? 'is struck through' : `begins with "${tidy(text).slice(0, 20)}"`;
      report(column, 'out_of_use', `The ${field === 'ref' ? 'number' : field} of ${ref} ${why}. ${KEPT}`);
      return;
    }
  }
  const used = new Set(Object.values(mapping));
  for (const [column, name] of names.entries()) {
    const words = plainWords(name);
    if (used.has(column) || !STATUS_NAME.test(words)) continue;
    const value = tidy(cellAt(table, index, column).text);
    const isNo = /^(?:no|n|false|nein)$/i.test(value) && !/status|state/.test(words);
    if (!isNo && !OUT_OF_USE.test(plainWords(value))) continue;
    report(column, 'out_of_use', `"${tidy(name)}" of ${ref} is "${value}". ${KEPT}`);
    return;
  }
}

const KEPT = 'It was imported; remove it if it is out of use.';
