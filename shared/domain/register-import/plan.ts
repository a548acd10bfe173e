/** Compares what a list says with what a register holds: what is added, what changes, what is the same. */
import { AppError } from '../errors.ts';
import { checkRecord, checkValue, emptyValue } from '../register-values.ts';
import type { FieldValue, Register, RegisterField, RegisterId } from '../registers.ts';
import { timeLine } from './dates.ts';
import { areApart, identitiesOf, nameKey, seenText } from './keys.ts';
import { TIME_LINES } from './line-reader.ts';
import { REGISTER_PROBLEMS, type RegisterProblem, type RegisterProblemCode } from './problem-kinds.ts';
import type { LeftLine, LineValues, RegisterLine } from './types.ts';

/** A recorded one. */
export interface RecordedLine {
  id: string;
  ref: string;
  values: LineValues;
  /** Ids of what it is linked to, by the table of the link. */
  links: Readonly<Record<string, readonly string[]>>;
}

export interface PlannedLine {
  line: RegisterLine;
  known: RecordedLine | null;
  action: 'add' | 'update' | 'same';
  /** Field to value, of what is written. */
  patch: LineValues;
  /** By the table of the link: everything that the record is linked to then, of those that change. */
  links: Readonly<Record<string, readonly string[]>>;
  /** People who are added for this line, by field. */
  newPeople: RegisterLine['newPeople'];
}

export interface RegisterPlan {
  planned: PlannedLine[];
  left: LeftLine[];
  problems: RegisterProblem[];
}

/** Registers whose records are called by the name of a person. */
const PERSON_NAMES = new Set<RegisterId>(['people', 'training']);

/** What a list leaves empty stays as it is: only a line that says so (null) empties a field. */
export function planRegister(
  register: Register,
  lines: readonly RegisterLine[],
  recorded: readonly RecordedLine[],
): RegisterPlan {
  const problems: RegisterProblem[] = [];
  const left: LeftLine[] = [];
  const known = matched(register, lines, recorded);
  const isRecorded = recordedPeople(register, recorded);
  const planned = lines.flatMap((line) => {
    const plan = planLine(register, line, known.get(line) ?? null);
    const refusal = refusalOf(register, plan);
    if (!refusal) {
      if (plan.action === 'add' && isRecorded(line)) problems.push(rehired(line));
      return [plan];
    }
    const { severity } = REGISTER_PROBLEMS[refusal.code];
    const message = `${line.title || line.ref}: ${refusal.message} It was not imported.`;
    problems.push({ row: line.row, column: null, code: refusal.code, severity, message });
    left.push({ row: line.row, title: line.title });
    return [];
  });
  return { planned, left, problems };
}

/** The record of each line: by the strongest key first, each record once. */
function matched(
  register: Register,
  lines: readonly RegisterLine[],
  recorded: readonly RecordedLine[],
): Map<RegisterLine, RecordedLine> {
  const found = new Map<RegisterLine, RecordedLine>();
  const taken = new Set<string>();
  const ours = register.refPrefix ? new RegExp(`^${register.refPrefix}-\\d+$`, 'i') : null;
  const keyed = lines.map((line) => ({ line, own: { ...line, ref: ours?.test(line.ref) ? line.ref : '' } }));
  for (const { key, ifUnique } of identitiesOf(register)) {
    const byKey = new Map<string, RecordedLine[]>();
    for (const each of recorded) {
      const own = key(each);
      if (own !== '' && !taken.has(each.id)) byKey.set(own, [...(byKey.get(own) ?? []), each]);
    }
    const times = new Map<string, number>();
    for (const { own } of keyed) times.set(key(own), (times.get(key(own)) ?? 0) + 1);
    for (const { line, own } of keyed) {
      if (found.has(line)) continue;
      const candidates = byKey.get(key(own)) ?? [];
      if (ifUnique && (candidates.length > 1 || (times.get(key(own)) ?? 0) > 1)) continue;
      const record = candidates.find((each) => !taken.has(each.id) && !areApart(register, own, each));
      if (!record) continue;
      found.set(line, record);
      taken.add(record.id);
    }
  }
  return found;
}

function planLine(register: Register, line: RegisterLine, known: RecordedLine | null): PlannedLine {
  if (!known)
    return {
      line,
      known,
      action: 'add',
      patch: { ...line.derived, ...line.values },
      links: changedLinks(line, {}),
      newPeople: line.newPeople,
    };
  const patch: LineValues = {};
  for (const field of register.fields) {
    const before = known.values[field.id] ?? null;
    const said = line.values[field.id];
    const derived = before === null || before === '' ? line.derived[field.id] : undefined;
    const value = said === null ? null : (said ?? derived);
    if (value === undefined || value === '') continue;
    if (comparable(register, field, before) !== comparable(register, field, value)) patch[field.id] = value;
  }
  const links = changedLinks(line, known.links);
  const isSame = [patch, line.newPeople, links].every((changes) => Object.keys(changes).length === 0);
  return { line, known, action: isSame ? 'same' : 'update', patch, links, newPeople: line.newPeople };
}

/** A cell in which a name was not found adds links and takes none away. */
function changedLinks({ links }: RegisterLine, known: RecordedLine['links']): PlannedLine['links'] {
  const changed: Record<string, readonly string[]> = {};
  for (const [table, { targets, isWhole }] of Object.entries(links)) {
    const before = new Set(known[table]);
    const after = new Set(isWhole ? targets : [...before, ...targets]);
    if (after.size !== before.size || [...after].some((id) => !before.has(id))) changed[table] = [...after];
  }
  return changed;
}

/** Differences that nobody sees, such as in blanks, are none. */
function comparable(register: Register, field: RegisterField, value: FieldValue): string {
  const text = String(value ?? '');
  if (field.kind === 'instant') return text.slice(0, 19);
  if (PERSON_NAMES.has(register.id) && field.id === 'name') return nameKey(text);
  if (register.id === 'backups' && TIME_LINES.has(field.id))
    return timeLine({ text, kind: 'text' }, undefined).text;
  return field.kind === 'line' || field.kind === 'paragraph' ? seenText(text) : text;
}

/** Tells whether a line is about somebody who is recorded, by the number. */
function recordedPeople(
  register: Register,
  recorded: readonly RecordedLine[],
): (line: RegisterLine) => boolean {
  const [byNumber] = identitiesOf(register);
  if (register.id !== 'people' || !byNumber) return () => false;
  const numbers = new Set(recorded.map(byNumber.key));
  return (line) => byNumber.key(line) !== '' && numbers.has(byNumber.key(line));
}

function rehired({ row, title }: RegisterLine): RegisterProblem {
  const message = `${title} is recorded with another time of work; row ${row} is a record of its own.`;
  return { row, column: null, code: 'rehired', severity: REGISTER_PROBLEMS.rehired.severity, message };
}

/** Why the register would not take the record as it would be. */
function refusalOf(
  register: Register,
  { line, known, patch, newPeople }: PlannedLine,
): { code: RegisterProblemCode; message: string } | null {
  const values: LineValues = {};
  for (const field of register.fields)
    values[field.id] = (field.id in patch ? patch[field.id] : known?.values[field.id]) ?? emptyValue(field);
  const missing = register.fields.find(
    ({ id, required }) => required && !newPeople[id] && (values[id] === null || values[id] === ''),
  );
  if (missing) return { code: 'value_refused', message: `${missing.label} is missing.` };
  try {
    for (const field of register.fields)
      if (patch[field.id] !== undefined) checkValue(register, field, patch[field.id] ?? null);
    checkRecord(register, values);
    return null;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const isOrder =
      line.values[String(error.details['field'])] !== undefined && error.message.includes(' is before ');
    return { code: isOrder ? 'order_impossible' : 'value_refused', message: error.message };
  }
}
