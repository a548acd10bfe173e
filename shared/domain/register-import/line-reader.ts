/** Reads one row of a register's list. */
import { AppError } from '../errors.ts';
import { checkRecord } from '../register-values.ts';
import type { Register, RegisterField } from '../registers.ts';
import { unguardCell } from '../spreadsheet-text.ts';
import { cellAt, tidy } from '../table.ts';
import { isPlaceholder } from '../table-import/placeholder.ts';
import { derivedValues } from './derive.ts';
import { readWhen, timeLine } from './dates.ts';
import { readField, type CellReading } from './field-reader.ts';
import { textKey } from './keys.ts';
import { registerOfKind } from './kinds.ts';
import { addressIn, type RegisterLayout } from './layout.ts';
import { linkColumnsOf, readLinks } from './link-columns.ts';
import { REGISTER_PROBLEMS, type RegisterProblem, type RegisterProblemCode } from './problem-kinds.ts';
import { isRising, risingLevel, settleFinding, settleTraining } from './states.ts';
import type { LineLinks, LineValues, RegisterContext, RegisterLine } from './types.ts';

/** Days without which a row of a list of this kind says nothing. */
const NEEDED_DAY: Readonly<Record<string, string>> = {
  joiners: 'startedOn',
  leavers: 'leftOn',
  backups: 'day',
};
/** Fields of lines that hold a time as text. */
export const TIME_LINES = new Set(['startedAt', 'finishedAt']);

export class LineReader {
  readonly #layout: RegisterLayout;
  readonly #register: Register;
  readonly #context: RegisterContext;
  readonly #problems: RegisterProblem[];
  readonly #said = new Set<RegisterProblemCode>();
  readonly #hasRisingLevels: boolean;

  constructor(layout: RegisterLayout, context: RegisterContext, problems: RegisterProblem[]) {
    this.#layout = layout;
    this.#register = registerOfKind(layout.kind);
    this.#context = context;
    this.#problems = problems;
    this.#hasRisingLevels = layout.kind === 'vulnerabilities' && isRising(layout.names);
  }

  report(index: number, column: number | null, code: RegisterProblemCode, message: string): void {
    const { severity } = REGISTER_PROBLEMS[code];
    this.#problems.push({ ...addressIn(this.#layout, index, column), code, severity, message });
  }

  /** The line, or null with the reason among the problems. */
  read(index: number): { line: RegisterLine | null; title: string } {
    const { kind, mapping } = this.#layout;
    const { row } = addressIn(this.#layout, index, null);
    const values: LineValues = {};
    const newPeople: RegisterLine['newPeople'] = {};
    const whens: Record<string, NonNullable<CellReading['when']>> = {};
    for (const field of this.#register.fields) {
      const reading = this.#readCell(index, field);
      if (reading.value !== undefined) values[field.id] = reading.value;
      if (reading.newPerson) newPeople[field.id] = reading.newPerson;
      if (reading.when) whens[field.id] = reading.when;
    }
    if (this.#register.id === 'people') settleLeaving(values, whens);
    if (this.#register.id === 'backups') this.#settleTimes(index, values);
    this.#settleState(index, values);
    this.#sayOnce(index, whens);
    if (this.#register.id === 'people' || this.#register.id === 'training') straightenName(values);
    const ref = this.#register.refPrefix ? this.#text(index, 'ref') : '';
    const derivedName = this.#nameIt(index, values);
    if (this.#register.id === 'training') this.#findWorker(index, values);
    const title = this.#titleOf({ ...derivedName, ...values });
    const links = this.#readLinks(index);
    const line: RegisterLine = { row, title, ref, values, newPeople, links, derived: derivedName };
    if (title === '' && ref === '') {
      this.report(index, null, 'key_missing', `Row ${row} has no ${this.#keyLabels()}. It was not imported.`);
      return { line: null, title };
    }
    const needed = NEEDED_DAY[kind];
    if (needed !== undefined && values[needed] === undefined) {
      const label = this.#register.fields.find(({ id }) => id === needed)?.label ?? needed;
      const column = mapping[needed] ?? (kind === 'leavers' ? mapping['leftAt'] : undefined) ?? null;
      this.report(
        index,
        column,
        'day_missing',
        `${title} has no ${label.toLowerCase()} that can be read. It was not imported.`,
      );
      return { line: null, title };
    }
    if (this.#register.id === 'backups' && values['outcome'] === undefined) {
      this.report(
        index,
        mapping['outcome'] ?? null,
        'value_refused',
        `${title}, ${values['day']}: how the run ended can not be read. It was not imported.`,
      );
      return { line: null, title };
    }
    return { line: this.#isInOrder(index, line) ? this.#derive(index, line) : null, title };
  }

  #cell(index: number, column: string) {
    const at = this.#layout.mapping[column];
    return at === undefined ? undefined : cellAt(this.#layout.table, index, at);
  }

  #text(index: number, column: string): string {
    return tidy(this.#cell(index, column)?.text ?? '');
  }

  #readCell(index: number, field: RegisterField): CellReading {
    const at = this.#layout.mapping[field.id];
    if (at === undefined) return {};
    const written = cellAt(this.#layout.table, index, at);
    const isLevel = field.id === 'severity' && this.#hasRisingLevels;
    const cell = isLevel ? { ...written, text: risingLevel(written.text) } : written;
    const reading = readField(this.#register, field, cell, this.#context, this.#layout.orders.get(at));
    if (reading.problem) this.report(index, at, reading.problem.code, reading.problem.message);
    return reading;
  }

  #readLinks(index: number): RegisterLine['links'] {
    const links: Record<string, LineLinks> = {};
    for (const { link, title } of linkColumnsOf(this.#register)) {
      const text = this.#cell(index, link.table)?.text ?? '';
      const known = this.#context.isDelimited ? unguardCell(text) : text;
      if (isPlaceholder(known)) continue;
      const { unknown, ...named } = readLinks(link, known, this.#context);
      if (named.targets.length > 0) links[link.table] = named;
      if (unknown.length === 0) continue;
      const names = unknown.map((name) => `"${name.slice(0, 60)}"`).join(', ');
      const at = this.#layout.mapping[link.table] ?? null;
      this.report(index, at, 'record_unknown', `${title}: ${names}; nothing here is called so.`);
    }
    return links;
  }

  /** What is known once for the whole list is said once, at its first row. */
  #sayOnce(index: number, whens: Readonly<Record<string, NonNullable<CellReading['when']>>>): void {
    for (const field of this.#register.fields) {
      const when = whens[field.id];
      if (field.kind !== 'instant' || !when) continue;
      const at = this.#layout.mapping[field.id] ?? null;
      if (when.at === null && field.id !== 'leftAt') {
        this.#once(
          index,
          at,
          'time_of_day',
          `${field.label} is a day without a time in this row: an end counts until the end of the day in UTC, anything else from its beginning.`,
        );
      } else if (when.at !== null && !when.isZoned) {
        this.#once(
          index,
          at,
          'times_utc',
          `${field.label} and other times of the list have no zone. They were read as UTC.`,
        );
      }
    }
  }

  #once(index: number, column: number | null, code: RegisterProblemCode, message: string): void {
    if (this.#said.has(code)) return;
    this.#said.add(code);
    this.report(index, column, code, message);
  }

  /** A name from its parts; without one the number or the address stands for it, and never replaces a name. */
  #nameIt(index: number, values: LineValues): LineValues {
    if (!this.#register.fields.some(({ id }) => id === 'name') || values['name'] !== undefined) return {};
    const parts = [this.#text(index, 'firstName'), this.#text(index, 'lastName')].filter(Boolean);
    const instead = this.#text(index, 'email') || this.#text(index, 'number');
    const name = (parts.join(' ') || instead).slice(0, 300);
    if (name === '') return {};
    if (parts.length > 0 || this.#register.id === 'training') {
      values['name'] = name;
      return {};
    }
    this.#once(
      index,
      null,
      'name_derived',
      `${name} has no name in the list. Rows without one come in under their number or address.`,
    );
    return { name };
  }

  #findWorker(index: number, values: LineValues): void {
    // A list that says who is on the roster is believed where it says nobody, too.
    if (this.#layout.mapping['workerId'] !== undefined) return;
    const wanted = [this.#text(index, 'number'), this.#text(index, 'email'), String(values['name'] ?? '')];
    for (const name of wanted.filter(Boolean).map(textKey)) {
      const fitting = (this.#context.records.people ?? []).filter(({ names }) =>
        names.some((each) => textKey(each) === name),
      );
      if (fitting.length === 1 && fitting[0]) {
        values['workerId'] = fitting[0].id;
        return;
      }
    }
  }

  #settleTimes(index: number, values: LineValues): void {
    const { mapping, orders } = this.#layout;
    for (const field of TIME_LINES) {
      const at = mapping[field];
      if (at === undefined || values[field] === undefined) continue;
      const written = String(values[field]);
      const { text, day } = timeLine({ text: written, kind: 'text' }, orders.get(at));
      values[field] = text;
      if (field === 'startedAt' && values['day'] === undefined && day !== null) values['day'] = day;
    }
    const [from, to] = [String(values['startedAt'] ?? ''), String(values['finishedAt'] ?? '')];
    if (from.length > 10 && to.length > 10 && from.slice(16) === to.slice(16) && to < from) {
      this.report(
        index,
        mapping['finishedAt'] ?? null,
        'times_disagree',
        `Finished ${to} is before started ${from}.`,
      );
    }
  }

  #settleState(index: number, values: LineValues): void {
    const { mapping, orders } = this.#layout;
    const state = this.#text(index, 'state');
    const due = this.#cell(index, 'dueOn');
    const problem =
      this.#register.id === 'vulnerabilities'
        ? settleFinding(values, {
            state,
            due: due ? readWhen(due, orders.get(mapping['dueOn'] ?? -1)) : null,
          })
        : this.#register.id === 'training'
          ? settleTraining(values, state)
          : null;
    if (problem) this.report(index, mapping[problem.column] ?? null, problem.code, problem.message);
  }

  #titleOf(values: LineValues): string {
    const [first] = this.#register.fields;
    const value = first ? values[first.id] : undefined;
    const label = first?.choices?.find((choice) => choice.value === value)?.label;
    return tidy(label ?? String(value ?? '')).slice(0, 200);
  }

  #keyLabels(): string {
    const labels = this.#register.fields.filter(
      ({ id }) => id === 'name' || id === 'number' || id === 'email',
    );
    return (labels.length > 0 ? labels : this.#register.fields.slice(0, 1))
      .map(({ label }) => label.toLowerCase())
      .join(', no ');
  }

  #isInOrder(index: number, { title, values }: RegisterLine): boolean {
    try {
      checkRecord(this.#register, values);
      return true;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const field = String(error.details['field'] ?? '');
      this.report(
        index,
        this.#layout.mapping[field] ?? null,
        'order_impossible',
        `${title}: ${error.message} It was not imported.`,
      );
      return false;
    }
  }

  #derive(index: number, line: RegisterLine): RegisterLine {
    const written = { subservice: this.#text(index, 'subservice') };
    return {
      ...line,
      derived: {
        ...line.derived,
        ...derivedValues(this.#register.id, line.values, written, this.#context.slaDays),
      },
    };
  }
}

/** The last day as it is written where the person works, and the last moment in UTC where a time is written. */
function settleLeaving(
  values: LineValues,
  whens: Readonly<Record<string, NonNullable<CellReading['when']>>>,
): void {
  const { leftOn, leftAt } = whens;
  const day = leftOn?.day ?? leftAt?.day;
  const at = leftAt?.at ?? leftOn?.at;
  delete values['leftAt'];
  if (day !== undefined) values['leftOn'] = day;
  if (at) values['leftAt'] = at;
}

/** "Dufour, Thea" is shown as "Thea Dufour"; what stands after a comma and is no name ("PhD", "Jr.") stays where it is. */
function straightenName(values: LineValues): void {
  const found = /^([^,]+),\s*(\p{Lu}[^,]*)$/u.exec(String(values['name'] ?? ''));
  const [, family = '', given = ''] = found ?? [];
  if (given !== '' && !/^(?:jr|sr|ii+|iv|phd|md|mba|cpa|dr)\b/i.test(given))
    values['name'] = `${given.trim()} ${family.trim()}`;
}
