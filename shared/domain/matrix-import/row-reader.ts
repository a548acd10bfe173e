/** Reads the fields of one control row and reports what is missing, shared or not understood. */
import { dateOfSerial, readDate } from '../calendar-date.ts';
import { cellAt, tidy, type Cell, type SheetTable } from '../table.ts';
import type { Frequency, Layer, Mode, Nature } from '../vocabulary.ts';
import { readOwner } from './owner.ts';
import {
  isPlaceholder,
  type ImportProblem,
  type ImportProblemCode,
  type MatrixField,
  type MatrixMapping,
} from './types.ts';
import { readFrequency, readKey, readLayer, readMode, readNature, type WordReading } from './words.ts';

type Report = (column: number | null, problem: Omit<ImportProblem, 'row' | 'column'>) => void;

const FIELD_WORDS: Partial<Record<MatrixField, string>> = {
  ref: 'reference',
  isKey: 'key mark',
  lastTested: 'date of the last test',
};

export class RowReader {
  readonly #table: SheetTable;
  readonly #index: number;
  readonly #mapping: MatrixMapping;
  readonly #report: Report;

  constructor(table: SheetTable, index: number, mapping: MatrixMapping, report: Report) {
    this.#table = table;
    this.#index = index;
    this.#mapping = mapping;
    this.#report = report;
    for (const [field, column] of Object.entries(mapping)) this.#checkCell(field, column);
  }

  /** The tidied text of a field; empty when it has no column or its cell holds an error. */
  text(field: MatrixField): string {
    return tidy(this.raw(field));
  }

  /** The text of a field with its line breaks. */
  raw(field: MatrixField): string {
    const cell = this.#cell(field);
    return cell.kind === 'error' ? '' : cell.text;
  }

  owner(ref: string): string | null {
    const reading = readOwner(this.raw('owner'));
    if (reading.kind === 'one') return reading.name;
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
    if (value && doubt) {
      const message = `"${text}" of ${ref} was read as ${value}, but ${doubt}. Confirm the frequency.`;
      this.#warn('frequency', 'frequency_ambiguous', message);
    }
    return value ?? this.#unknownWord('frequency', 'frequency_unknown', ref, 'a frequency');
  }

  nature(ref: string): Nature | null {
    return this.#word(
      'nature',
      readNature,
      'nature_unknown',
      ref,
      'one of preventive, detective and corrective',
    );
  }

  mode(ref: string): Mode | null {
    return this.#word('mode', readMode, 'mode_unknown', ref, 'one of manual, automated and IT-dependent');
  }

  layer(ref: string): Layer | null {
    return this.#word('layer', readLayer, 'layer_unknown', ref, 'one of people, process and technology');
  }

  isKey(ref: string): boolean {
    const { value } = readKey(this.raw('isKey'));
    if (value === null) {
      const message = `"${this.text('isKey')}" of ${ref} does not say whether it is a key control. It was imported as not key; set it.`;
      this.#warn('isKey', 'key_unknown', message);
    }
    return value ?? false;
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
    const message = `The last test of ${ref}, "${text}", ${why}. The date was left empty; enter it.`;
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
    if (text !== '') {
      this.#warn(
        field,
        code,
        `"${text}" of ${ref} is not ${expected}. The ${field} was left empty; choose it.`,
      );
    } else if (field === 'frequency' && this.#mapping.frequency !== undefined) {
      this.#warn(field, code, `${ref} has no frequency. Choose one; sample sizes depend on it.`);
    }
    return null;
  }

  #checkCell(field: string, column: number): void {
    const cell = cellAt(this.#table, this.#index, column);
    const name = FIELD_WORDS[field as MatrixField] ?? field;
    if (cell.kind === 'error') {
      const message = `The ${name} is the error ${cell.text} and was read as empty. Correct the formula or enter the value.`;
      this.#report(column, { code: 'cell_error', severity: 'warns', message });
    } else if (cell.kind === 'formula') {
      const shown =
        cell.text === '' ? 'it has no stored result and was read as empty' : 'its stored result was used';
      const message = `The ${name} is a formula; ${shown}. Check the value.`;
      this.#report(column, { code: 'formula', severity: 'warns', message });
    }
  }

  #warn(field: MatrixField, code: ImportProblemCode, message: string): void {
    this.#report(this.#mapping[field] ?? null, { code, severity: 'warns', message });
  }

  #cell(field: MatrixField): Cell {
    const column = this.#mapping[field];
    return column === undefined ? { text: '', kind: 'empty' } : cellAt(this.#table, this.#index, column);
  }
}
