/** Freezes records of a register as a population: a CSV of what the register says now. */
import Papa from 'papaparse';
import { AppError } from '../../../shared/domain/errors.ts';
import {
  REGISTER_POPULATIONS,
  type RegisterPopulation,
  type RegisterPopulationId,
} from '../../../shared/domain/register-populations.ts';
import type { RegisterRow } from '../../../shared/contract/registers.ts';
import { registerOf, type Register, type RegisterField } from '../../../shared/domain/registers.ts';
import { guardCell } from '../../../shared/domain/spreadsheet-text.ts';
import { assertNameFree, engagementPeriod, freezeFile, profileFile } from '../audit/population-freeze.ts';
import { withFile } from '../audit/populations.ts';
import type { JobHandle } from '../jobs/jobs.ts';
import type { Session } from '../session.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { readRegister } from './records.ts';

const DAY = 'Day';

/**
 * Writes the records whose day lies in the period to a CSV and freezes it.
 *
 * @throws AppError bad_input when no record has such a day; conflict for a name that is taken
 */
export async function addRegisterPopulation(
  session: Session,
  { of, name, controlIds }: { of: RegisterPopulationId; name: string; controlIds: readonly string[] },
  job: JobHandle,
): Promise<{ id: string }> {
  assertNameFree(session, name);
  const what: RegisterPopulation = REGISTER_POPULATIONS[of];
  const register = registerOf(what.register);
  const period = engagementPeriod(session);
  const records = readRegister(session.workspace, register).flatMap((row) => {
    const day = dayOf(row, what);
    return day !== null && (!period || (day >= period.from && day <= period.to)) ? [{ row, day }] : [];
  });
  if (records.length === 0) {
    const when = period ? ` from ${period.from} to ${period.to}` : '';
    throw new AppError(
      'bad_input',
      `The register ${register.name.toLowerCase()} has no ${what.name.toLowerCase()}${when}. If that is so, record it as a population of zero.`,
    );
  }
  const rows = records.map(({ row }) => row);
  const key = keyOf(register, what, rows);
  const text = textOf(session.workspace, register);
  const columns = [
    ...(register.refPrefix ? ['Reference'] : []),
    ...register.fields.map(({ label }) => label),
    DAY,
  ];
  const lines = records.map(({ row, day }) => [
    ...(register.refPrefix ? [row.ref ?? ''] : []),
    ...register.fields.map((field) => guardCell(text(field, row))),
    day,
  ]);
  const facts = {
    name,
    keyColumn: key,
    dateColumn: DAY,
    dateOrder: null,
    shownColumns: [],
    sourceSystem: `Register ${register.name.toLowerCase()}`,
    query: `${what.name} of the register${period ? ` from ${period.from} to ${period.to}` : ''}, as it was when it was frozen.`,
    runBy: session.actor,
    runAt: new Date().toISOString(),
    independentTotal: null,
    totalSource: '',
    controlIds,
  };
  const span = period ? `-${period.from}-to-${period.to}` : '';
  return withFile(
    `${of}${span}.csv`,
    `${Papa.unparse([columns, ...lines], { newline: '\r\n' })}\r\n`,
    async (path) => {
      const profile = await profileFile(session, path, facts, job);
      return freezeFile(
        session,
        path,
        { kind: 'listing', facts, profile, title: `Population: ${name}` },
        job,
      );
    },
  );
}

function dayOf({ values }: RegisterRow, { day, otherwise }: RegisterPopulation): string | null {
  const value = values[day] ?? (otherwise === undefined ? null : (values[otherwise] ?? null));
  return value === null || value === '' ? null : String(value).slice(0, 10);
}

/** The reference, or the first field that every record has and no two share; the first of them when there is none. */
function keyOf(register: Register, { keys }: RegisterPopulation, rows: readonly RegisterRow[]): string {
  if (register.refPrefix) return 'Reference';
  const fields = keys.flatMap((id) => register.fields.find((field) => field.id === id) ?? []);
  const numbers = ({ id }: RegisterField) => rows.map(({ values }) => String(values[id] ?? '').trim());
  const own = fields.find((field) => {
    const held = numbers(field);
    return !held.includes('') && new Set(held).size === held.length;
  });
  return (own ?? fields[0] ?? register.fields[0])?.label ?? '';
}

/** A value as people read it: the name of who or what a field points to, the label of a choice. */
function textOf(
  workspace: Workspace,
  register: Register,
): (field: RegisterField, row: RegisterRow) => string {
  const names = new Map<string, string>();
  const tables = new Set(register.fields.flatMap((field) => targetTable(field) ?? []));
  for (const table of tables) {
    const column = table === 'control' ? 'ref' : 'name';
    for (const { id, name } of workspace.all<{ id: string; name: string }>(
      `SELECT id, ${column} AS name FROM "${table}"`,
    ))
      names.set(id, name);
  }
  return (field, { values }) => {
    const value = values[field.id] ?? null;
    if (value === null) return '';
    if (targetTable(field)) return names.get(String(value)) ?? '';
    return field.choices?.find((choice) => choice.value === value)?.label ?? String(value);
  };
}

function targetTable({ kind, register }: RegisterField): string | undefined {
  if (register) return registerOf(register).table;
  return kind === 'person' || kind === 'control' ? kind : undefined;
}
