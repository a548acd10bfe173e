/** Reads the cells of one request and reports what is missing, shared or not understood. */
import type { DateOrder } from '../calendar-date.ts';
import { cellAt, tidy, type Cell } from '../table.ts';
import { readCriteria } from '../table-import/criteria-cell.ts';
import { readMark } from '../table-import/marks.ts';
import { readOwner } from '../table-import/person-cell.ts';
import { isPlaceholder } from '../table-import/placeholder.ts';
import { looksLikeRef, readRefs } from '../table-import/refs.ts';
import { orderOf, readDay } from './days.ts';
import { addressIn, type RequestLayout } from './layout.ts';
import { readPeriod } from './period.ts';
import { REQUEST_PROBLEMS, type RequestProblem, type RequestProblemCode } from './problem-kinds.ts';
import { isBehind, readStatus, type StatusReading } from './status.ts';
import type { RequestColumn, RequestContext, RequestLine } from './types.ts';
import { kindOfWording, readKind, readPriority } from './words.ts';

const LONGEST_LINE = 300;
const LONGEST_TEXT = 20_000;
const LONGEST_TITLE = 120;

export class LineReader {
  readonly #layout: RequestLayout;
  readonly #context: RequestContext;
  readonly #problems: RequestProblem[];
  readonly #orders = new Map<RequestColumn, DateOrder | undefined>();
  /** References as the engagement writes them, by their plain form. */
  readonly #controls: Map<string, string>;
  readonly #evidence: Map<string, string>;

  constructor(layout: RequestLayout, context: RequestContext, problems: RequestProblem[]) {
    this.#layout = layout;
    this.#context = context;
    this.#problems = problems;
    this.#controls = new Map(context.controls.map((ref) => [plainRef(ref), ref]));
    this.#evidence = new Map(context.evidence.map((ref) => [plainRef(ref), ref]));
  }

  report(index: number, field: RequestColumn | null, code: RequestProblemCode, message: string): void {
    const column = field === null ? null : (this.#layout.mapping[field] ?? null);
    const { severity } = REQUEST_PROBLEMS[code];
    this.#problems.push({ ...addressIn(this.#layout, index, column), code, severity, message });
  }

  /** The request of a row. `more` is text of further rows that belong to it, `section` the heading above it. */
  read(index: number, number: string, more: readonly string[], section: string): RequestLine {
    const name = number || `Row ${addressIn(this.#layout, index, null).row}`;
    const wording = this.#long(index, 'request', [this.#raw(index, 'request'), ...more].join('\n'), name);
    const written = this.#text(index, 'kind');
    const kind = written === '' ? null : readKind(written);
    const requestedOn = this.#day(index, 'requestedOn', name, this.#context.today).iso;
    const due = this.#day(index, 'due', name, requestedOn ?? this.#context.today);
    if (requestedOn !== null && due.iso !== null && due.iso < requestedOn) {
      this.report(
        index,
        'due',
        'due_before_request',
        `${name} is due on ${due.iso}, before it was asked on ${requestedOn}.`,
      );
    }
    const population = this.#population(index);
    const period = this.#period(index, name);
    const status = this.#status(index, name);
    const evidence = this.#evidenceOf(index, name);
    const person = this.#assignee(index, name);
    const interpretation = [this.#raw(index, 'interpretation'), period.words, population.words]
      .filter((text) => text !== '')
      .join('\n');
    return {
      row: addressIn(this.#layout, index, null).row,
      number,
      title: titleOf(wording),
      wording,
      interpretation: this.#long(index, 'interpretation', interpretation, name),
      category: (this.#text(index, 'category') || section).slice(0, LONGEST_LINE),
      criteria: this.#criteria(index, name),
      controls: this.#controlsOf(index, name),
      kind: kind ?? (population.isNeeded ? 'population' : kindOfWording(wording)),
      isKindWritten: kind !== null,
      coversFrom: period.coversFrom,
      coversTo: period.coversTo,
      asOf: period.asOf,
      assignee: person.name,
      assigneeEmail: person.email,
      requestedBy: this.#text(index, 'requestedBy').slice(0, LONGEST_LINE),
      requestedOn,
      due: due.iso,
      priority: this.#priority(index, name, due.isUrgent),
      ...status,
      submittedOn: this.#day(index, 'submittedOn', name, requestedOn ?? this.#context.today).iso,
      closedOn: this.#day(index, 'closedOn', name, requestedOn ?? this.#context.today).iso,
      evidence: evidence.refs,
      auditorComment: this.#long(index, 'auditorComment', this.#raw(index, 'auditorComment'), name),
      comment: this.#long(
        index,
        'comment',
        [this.#raw(index, 'comment'), evidence.words].filter(Boolean).join('\n'),
        name,
      ),
      followUpOf: this.#text(index, 'followUpOf'),
    };
  }

  #cell(index: number, field: RequestColumn): Cell {
    return cellAt(this.#layout.table, index, this.#layout.mapping[field] ?? -1);
  }

  /** The text with its lines; empty for words that say nothing. */
  #raw(index: number, field: RequestColumn): string {
    const { text, kind } = this.#cell(index, field);
    return kind === 'error' || isPlaceholder(text) ? '' : text.trim();
  }

  #text(index: number, field: RequestColumn): string {
    return tidy(this.#raw(index, field));
  }

  #long(index: number, field: RequestColumn, text: string, name: string): string {
    if (text.length <= LONGEST_TEXT) return text;
    this.report(
      index,
      field,
      'text_cut',
      `A text of ${name} has more than ${LONGEST_TEXT} characters. Its end was left out.`,
    );
    return text.slice(0, LONGEST_TEXT);
  }

  #day(
    index: number,
    field: RequestColumn,
    name: string,
    from: string,
  ): { iso: string | null; isUrgent: boolean } {
    const cell = this.#cell(index, field);
    const shown = tidy(cell.text).slice(0, 40);
    const read = readDay(cell, from, this.#order(field));
    const none = { iso: null, isUrgent: false };
    switch (read.kind) {
      case 'empty':
        return none;
      case 'day':
        if (read.isSerial) {
          this.report(index, field, 'date_serial', `"${shown}" of ${name} is the day number of ${read.iso}.`);
        } else if (read.isApproximate) {
          this.report(
            index,
            field,
            'due_in_words',
            `"${shown}" of ${name} was read as ${read.iso}. Check the day.`,
          );
        }
        return { iso: read.iso, isUrgent: false };
      case 'ambiguous': {
        const message = `"${shown}" of ${name} is ${read.dayFirst} or ${read.monthFirst}, and no other date of the column tells which.`;
        this.report(index, field, 'date_ambiguous', message);
        return none;
      }
      case 'words': {
        const taken = read.isUrgent
          ? 'It came in without a day and with high priority.'
          : 'It came in without a day.';
        this.report(index, field, 'due_in_words', `"${shown}" of ${name} names no day. ${taken}`);
        return { iso: null, isUrgent: read.isUrgent };
      }
      default:
        this.report(
          index,
          field,
          'date_unreadable',
          `"${shown}" of ${name} is no date that can be read. It was left out.`,
        );
        return none;
    }
  }

  #order(field: RequestColumn): DateOrder | undefined {
    if (!this.#orders.has(field)) {
      const { table, headerRow, mapping } = this.#layout;
      const texts = table.rows.slice(headerRow + 1).map((row) => row[mapping[field] ?? -1]?.text ?? '');
      this.#orders.set(field, orderOf(texts));
    }
    return this.#orders.get(field);
  }

  #criteria(index: number, name: string): string[] {
    const text = this.#raw(index, 'criteria');
    if (text === '') return [];
    const { ids, unknown } = readCriteria(text, this.#context.findCriterion);
    if (unknown.length > 0) {
      this.report(
        index,
        'criteria',
        'criterion_unknown',
        `${unknown.join(', ')} of ${name} is no criterion. It was left out.`,
      );
    }
    return ids;
  }

  #controlsOf(index: number, name: string): string[] {
    const text = this.#raw(index, 'controls');
    const written = text === '' ? [] : readRefs(text).map(({ ref }) => ref);
    const known = written.flatMap((ref) => this.#controls.get(plainRef(ref)) ?? []);
    const unknown = written.filter((ref) => !this.#controls.has(plainRef(ref)));
    if (unknown.length > 0) {
      const message = `The matrix has no control ${unknown.join(', ').slice(0, 100)}, which ${name} points to. The request came in without it.`;
      this.report(index, 'controls', 'control_unknown', message);
    }
    return [...new Set(known)];
  }

  #evidenceOf(index: number, name: string): { refs: string[]; words: string } {
    const text = this.#raw(index, 'evidence');
    if (text === '') return { refs: [], words: '' };
    const parts = text
      .split(/[,;\n]+/)
      .map(tidy)
      .filter(Boolean);
    const refs = parts.flatMap((part) => this.#evidence.get(plainRef(part)) ?? []);
    const others = parts.filter((part) => !this.#evidence.has(plainRef(part)));
    const looksLike = others.filter((part) => /^EV-?\d+$/i.test(part) && looksLikeRef(part));
    if (looksLike.length > 0) {
      this.report(
        index,
        'evidence',
        'evidence_unknown',
        `There is no evidence ${looksLike.join(', ')}, which ${name} names.`,
      );
    }
    return {
      refs: [...new Set(refs)],
      words: others.length === 0 ? '' : `Evidence named in the list: ${others.join(', ')}`,
    };
  }

  #assignee(index: number, name: string): { name: string; email: string } {
    const none = { name: '', email: '' };
    const read = readOwner(this.#raw(index, 'assignee'));
    if (read.kind === 'one') return { name: read.name.slice(0, 200), email: read.email };
    if (read.kind === 'several') {
      const message = `${name} names several people: ${read.names.join(', ').slice(0, 100)}. It came in without one; choose who answers for it.`;
      this.report(index, 'assignee', 'assignee_shared', message);
    }
    return none;
  }

  #priority(index: number, name: string, isUrgent: boolean): RequestLine['priority'] {
    const text = this.#text(index, 'priority');
    const read = text === '' ? null : readPriority(text);
    if (text !== '' && read === null) {
      this.report(
        index,
        'priority',
        'priority_unknown',
        `"${text.slice(0, 40)}" of ${name} is no priority that is known.`,
      );
    }
    return isUrgent ? 'high' : read;
  }

  #population(index: number): { isNeeded: boolean; words: string } {
    const text = this.#text(index, 'population');
    if (text === '') return { isNeeded: false, words: '' };
    const mark = readMark(text);
    return { isNeeded: mark !== false, words: mark === null ? `Population: ${text}` : '' };
  }

  #period(index: number, name: string) {
    const text = this.#text(index, 'period');
    const none = { coversFrom: null, coversTo: null, asOf: null, words: '' };
    const cell = this.#cell(index, 'period');
    if (text === '') return none;
    if (cell.kind === 'date') return { ...none, asOf: cell.text.slice(0, 10) };
    const read = readPeriod(text, this.#context);
    if (read) return { ...read, words: '' };
    this.report(
      index,
      'period',
      'period_unreadable',
      `"${text.slice(0, 60)}" of ${name} names no days. The words stay in the interpretation.`,
    );
    return { ...none, words: `Period: ${text}` };
  }

  /** Both sides; a column of our own side, where there is one, says more of it than the auditor's word. */
  #status(
    index: number,
    name: string,
  ): Pick<RequestLine, 'status' | 'statusReason' | 'auditorStatus' | 'auditorReason'> {
    const auditor = this.#statusOf(index, 'auditorStatus', name) ?? this.#marked(index, name);
    const own = this.#statusOf(index, 'status', name);
    if (auditor?.isOverdue || own?.isOverdue) {
      this.report(
        index,
        'auditorStatus',
        'overdue_word',
        `${name} is said to be overdue. It came in as open; its due date shows it.`,
      );
    }
    const status = own?.status ?? auditor?.status ?? null;
    const auditorStatus = auditor?.auditorStatus ?? null;
    const word = this.#text(index, 'auditorStatus') || this.#text(index, 'status');
    return {
      status,
      statusReason: status === 'not_applicable' ? `The list says "${word}".` : '',
      auditorStatus,
      auditorReason:
        auditorStatus === 'returned' ? this.#raw(index, 'auditorComment') || `The list says "${word}".` : '',
    };
  }

  #statusOf(index: number, field: 'status' | 'auditorStatus', name: string): StatusReading | null {
    const { text, kind } = this.#cell(index, field);
    const word = tidy(text);
    if (word === '' || kind === 'error' || /^[-–—?]+$/.test(word)) return null;
    const read = readStatus(word, this.#context.legend);
    if (read === null) {
      this.report(
        index,
        field,
        'status_unknown',
        `"${word.slice(0, 40)}" of ${name} is no status that is known.`,
      );
    }
    return read;
  }

  #marked(index: number, name: string): StatusReading | null {
    const { table, names, statusColumns } = this.#layout;
    const readings = statusColumns
      .filter((column) => readMark(cellAt(table, index, column).text) === true)
      .flatMap((column) => readStatus(names[column] ?? '') ?? []);
    if (readings.length > 1) {
      this.report(
        index,
        null,
        'status_conflict',
        `${name} has ${readings.length} statuses marked. The furthest one was taken.`,
      );
    }
    return readings.reduce<StatusReading | null>(
      (furthest, each) => (furthest === null || isBehind(furthest.status, each.status) ? each : furthest),
      null,
    );
  }
}

/** "CE-5", "CE 05" and "ce05" are one reference. */
function plainRef(ref: string): string {
  return ref
    .toLowerCase()
    .replace(/[\s._/-]+/g, '')
    .replace(/(?<!\d)0+(?=\d)/g, '');
}

/** The first sentence or line, shortened at a word. */
export function titleOf(wording: string): string {
  const [first = ''] = wording.trim().split(/\n|(?<=[.;!?])\s+(?=\p{Lu})/u);
  const text = tidy(first).replace(/[.:;,]+$/, '');
  if (text.length <= LONGEST_TITLE) return text;
  const cut = text.slice(0, LONGEST_TITLE - 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 60)).replace(/[\s,;:]+$/, '')}…`;
}
