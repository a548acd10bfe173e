/** Reads the fields of one control row and reports what is missing, shared or not understood. */
import { dateOfSerial, readDate } from '../calendar-date.ts';
import { cellAt, tidy, type Cell } from '../table.ts';
import type { Frequency, Layer, Mode, Nature, Responsibility } from '../vocabulary.ts';
import { looksLikeCriteria } from '../table-import/criteria-cell.ts';
import { readFrequency } from './frequency.ts';
import type { Layout } from './layout.ts';
import { readMark } from '../table-import/marks.ts';
import { readOwner } from '../table-import/person-cell.ts';
import type { ImportProblemCode } from './problem-kinds.ts';
import { isPlaceholder } from '../table-import/placeholder.ts';
import type { MatrixField } from './types.ts';
import { plainWords } from '../table-import/plain-words.ts';
import { readKey, readLayer, readMode, readNature, readResponsibility, type WordReading } from './words.ts';

/** `column` is null for the whole row. */
export type Report = (column: number | null, code: ImportProblemCode, message: string) => void;

const FIELD_WORDS: Partial<Record<MatrixField, string>> = {
  ref: 'number',
  isKey: 'key mark',
  lastTested: 'date of the last test',
  group: 'domain',
};
/** Characters that a field keeps, where it has fewer than a spreadsheet's cell. */
const LIMITS: Partial<Record<MatrixField, number>> = {
  statement: 20_000,
  evidence: 20_000,
  notes: 20_000,
  risk: 20_000,
  rationale: 20_000,
  provider: 300,
  system: 300,
  group: 300,
};

/** Characters of a person's name or post. */
const LONGEST_NAME = 120;

export class RowReader {
  readonly #layout: Layout;
  readonly #index: number;
  readonly #report: Report;

  constructor(layout: Layout, index: number, report: Report) {
    this.#layout = layout;
    this.#index = index;
    this.#report = report;
    for (const [field, column] of Object.entries(layout.mapping))
      this.#checkCell(field as MatrixField, column);
  }

  /** The tidied text of a field; empty when it has no column or its cell holds an error. */
  text(field: MatrixField): string {
    const text = tidy(this.raw(field));
    const limit = LIMITS[field] ?? Infinity;
    return text.length > limit ? `${text.slice(0, limit - 1)}…` : text;
  }

  /** The text of a field with its line breaks. */
  raw(field: MatrixField): string {
    const { marked, names, table } = this.#layout;
    const columns = marked[field];
    if (columns) {
      const isMarked = (column: number) => readMark(cellAt(table, this.#index, column).text) === true;
      return columns
        .filter(isMarked)
        .map((column) => names[column] ?? '')
        .join(' / ');
    }
    const cell = this.#cell(field);
    return cell.kind === 'error' ? '' : cell.text;
  }

  /** The owner as written, with the address that another column gives. */
  ownerText(): string {
    const { table, ownerAddress } = this.#layout;
    const address = ownerAddress === undefined ? '' : tidy(cellAt(table, this.#index, ownerAddress).text);
    return address.includes('@') ? `${this.raw('owner')}\n${address}` : this.raw('owner');
  }

  /** The one owner, or null and a problem. */
  owner(ref: string): { name: string; email: string } | null {
    if (this.#layout.mapping.owner === undefined) return null;
    const reading = readOwner(this.ownerText());
    const isName =
      reading.kind === 'one' && reading.name.length <= LONGEST_NAME && !looksLikeCriteria(reading.name);
    if (isName) return reading;
    if (reading.kind === 'one') {
      const shown = reading.name.slice(0, 40);
      const message = `The owner of ${ref}, "${shown}${shown.length < reading.name.length ? '…' : ''}", is no name. Name one person who is accountable.`;
      this.#warn('owner', 'owner_missing', message);
      return null;
    }
    if (reading.kind === 'several') {
      const names = reading.names.join(' and ');
      this.#warn(
        'owner',
        'owner_shared',
        `${ref} names several owners: ${names}. The owner was left empty; choose one.`,
      );
    } else {
      this.#warn('owner', 'owner_missing', `${ref} has no owner. Name one person who is accountable.`);
    }
    return null;
  }

  frequency(ref: string): Frequency | null {
    const text = this.text('frequency');
    const { value, doubt } = readFrequency(text);
    if (!doubt) return value ?? this.#unknownWord('frequency', 'frequency_unknown', ref, 'a frequency');
    const message = value
      ? `"${text}" of ${ref} was read as ${value}, but ${doubt}. Confirm the frequency.`
      : `"${text}" of ${ref} is ambiguous: ${doubt}. The frequency was left empty; choose it.`;
    this.#warn('frequency', 'frequency_ambiguous', message);
    return value;
  }

  nature(ref: string): Nature | null {
    const { nature, mode } = this.#layout.mapping;
    // One column often holds both: "Automated, preventive".
    if (nature === undefined && mode !== undefined)
      return /prevent|detect|correct|pr\u00e4vent|detekt|korrekt/i.test(this.raw('mode'))
        ? readNature(this.raw('mode')).value
        : null;
    return this.#word(
      'nature',
      readNature,
      'nature_unknown',
      ref,
      'one of preventive, detective and corrective',
    );
  }

  mode(ref: string): Mode | null {
    const { names, mapping } = this.#layout;
    if (mapping.mode === undefined && mapping.nature !== undefined) {
      const text = this.raw('nature');
      return /manu|auto|hybrid|semi/i.test(text) ? readMode(text).value : null;
    }
    const read = (text: string) => readMode(text, names[mapping.mode ?? -1]);
    return this.#word('mode', read, 'mode_unknown', ref, 'one of manual, automated and IT-dependent');
  }

  layer(ref: string): Layer | null {
    return this.#word('layer', readLayer, 'layer_unknown', ref, 'one of people, process and technology');
  }

  responsibility(ref: string): Responsibility | null {
    return this.#word(
      'responsibility',
      readResponsibility,
      'responsibility_unknown',
      ref,
      'one of own, shared and provider',
    );
  }

  /** The policy of the engagement that the cell names; empty without one. */
  policy(ref: string, policies: readonly string[]): string {
    const text = this.text('policy');
    if (isPlaceholder(text)) return '';
    const bare = (name: string) => plainWords(name).replace(/ ?\b(?:policy|policies|richtlinie)\b ?/g, '');
    const found = policies.find((name) => bare(name) === bare(text));
    if (found === undefined) {
      const message = `"${text.slice(0, 60)}" of ${ref} is no policy of this engagement. Add the policy and import again, or link it by hand.`;
      this.#warn('policy', 'policy_unknown', message);
    }
    return found ?? '';
  }

  /** Null when no column says it, or the cell does not. */
  isKey(ref: string): boolean | null {
    if (this.#layout.mapping.isKey === undefined) return null;
    const { value } = readKey(this.raw('isKey'));
    if (value === null) {
      const message = `"${this.text('isKey')}" of ${ref} does not say whether it is a key control. Set it.`;
      this.#warn('isKey', 'key_unknown', message);
    }
    return value;
  }

  lastTested(ref: string, today: string | undefined): string | null {
    const cell = this.#cell('lastTested');
    const text = tidy(cell.text);
    if (cell.kind === 'error' || isPlaceholder(text)) return null;
    const serial = /^\d{5}(?:\.\d+)?$/.test(text) ? dateOfSerial(Number(text)) : undefined;
    const reading = serial ? ({ kind: 'date', iso: serial } as const) : readDate(text);
    if (reading.kind === 'date' && (!today || reading.iso <= today)) return reading.iso;
    const why =
      reading.kind === 'ambiguous'
        ? `can be ${reading.dayFirst} or ${reading.monthFirst}`
        : reading.kind === 'date'
          ? 'lies in the future'
          : 'is not a calendar date';
    const message = `The last test of ${ref}, "${text}", ${why}. Correct it in the sheet.`;
    this.#warn('lastTested', 'date_unreadable', message);
    return null;
  }

  #word<T>(
    field: MatrixField,
    read: (text: string) => WordReading<T>,
    code: ImportProblemCode,
    ref: string,
    expected: string,
  ): T | null {
    return read(this.raw(field)).value ?? this.#unknownWord(field, code, ref, expected);
  }

  /** An empty cell of a nature, mode or layer is no problem; an empty frequency is, because samples depend on it. */
  #unknownWord(field: MatrixField, code: ImportProblemCode, ref: string, expected: string): null {
    const text = this.text(field);
    if (!isPlaceholder(text) || (text !== '' && field === 'frequency')) {
      const shown = text.length > 60 ? `${text.slice(0, 59)}…` : text;
      this.#warn(
        field,
        code,
        `"${shown}" of ${ref} is not ${expected}. The ${field} was left empty; choose it.`,
      );
    } else if (field === 'frequency' && this.#layout.mapping.frequency !== undefined) {
      this.#warn(field, code, `${ref} has no frequency. Choose one; sample sizes depend on it.`);
    }
    return null;
  }

  #checkCell(field: MatrixField, column: number): void {
    const cell = cellAt(this.#layout.table, this.#index, column);
    const name = FIELD_WORDS[field] ?? field;
    if (cell.kind === 'error') {
      const message = `The ${name} is the error ${cell.text} and was read as empty. Correct the formula or enter the value.`;
      this.#report(column, 'cell_error', message);
    } else if (cell.kind === 'formula' && !cell.merged) {
      const shown =
        cell.text === '' ? 'it has no stored result and was read as empty' : 'its stored result was used';
      this.#report(column, 'formula', `The ${name} is a formula; ${shown}. Check the value.`);
    }
    const limit = LIMITS[field] ?? Infinity;
    if (tidy(cell.text).length > limit) {
      const message = `The ${name} has more than ${limit} characters; the rest was left out. Shorten it in the sheet.`;
      this.#report(column, 'text_cut', message);
    }
  }

  #warn(field: MatrixField, code: ImportProblemCode, message: string): void {
    this.#report(this.#layout.mapping[field] ?? null, code, message);
  }

  #cell(field: MatrixField): Cell {
    const column = this.#layout.mapping[field];
    return column === undefined
      ? { text: '', kind: 'empty' }
      : cellAt(this.#layout.table, this.#index, column);
  }
}
