import { z } from 'zod';
import type { OccurrenceAt, OccurrenceRow } from '../../../shared/contract/calendar.ts';
import type { Api } from '../../../shared/contract/index.ts';
import { performedWords } from '../../../shared/domain/calendar/states.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import { OCCURRENCE_STATE_NAMES } from '../../../shared/domain/programme-vocabulary.ts';
import type { Args } from '../args.ts';
import type { Command, OptionSpec } from '../command.ts';
import { withWorkspace } from '../engine.ts';
import { controlNamed, evidenceNamed } from '../lookup.ts';
import { bytes } from '../output.ts';

const FORMATS = ['ics', 'json', 'xlsx'] as const;
const written = z.object({ size: z.int(), occurrences: z.int() });

const calendar: Command = {
  name: 'calendar',
  summary: 'Write when periodic controls are due and what was done',
  usage: `FILE --format ${FORMATS.join('|')} --out PATH [--owner NAME]`,
  positionals: [1, 1],
  options: {
    format: {
      value: 'FORMAT',
      help: 'ics for calendar programs, json for programs, xlsx with a to-do sheet',
    },
    out: { value: 'PATH', help: 'file to write; an older one of that name is replaced' },
    owner: { value: 'NAME', help: 'only controls of this person' },
  },
  run(args) {
    const format = args.needOneOf('format', FORMATS);
    const path = args.need('out');
    const owner = args.text('owner');
    return withWorkspace(args, async ({ api, target, job }) => {
      const { size, occurrences } = await job(
        api.calendar.export({ format, target: target(path), ...(owner === undefined ? {} : { owner }) }),
        written,
      );
      return {
        json: { path, format, occurrences, size },
        human: () => `${path}: ${occurrences} occurrences, ${bytes(size)}`,
      };
    });
  },
};

const SYSTEM: Record<string, OptionSpec> = {
  system: { value: 'NAME', help: 'system, where the control is performed in several' },
};

async function occurrenceOf(api: Api, args: Args): Promise<OccurrenceAt> {
  const control = controlNamed(await api.matrix.controls({}), args.positional(1));
  return { controlId: control.id, key: args.positional(2), system: args.text('system') ?? '' };
}

async function stored(api: Api, at: OccurrenceAt): Promise<OccurrenceRow> {
  const rows = await api.calendar.agenda({ controlIds: [at.controlId] });
  const row = rows.find(({ key, system }) => key === at.key && system === at.system);
  if (!row) throw new AppError('not_found', `${at.key} is no expected occurrence any more.`);
  return row;
}

const asJson = (row: OccurrenceRow) => ({
  control: row.ref,
  system: row.system,
  key: row.key,
  due: row.due,
  state: row.state,
  doneOn: row.doneOn,
  doneBy: row.doneBy,
  daysLate: row.daysLate,
  waived: row.waived,
  note: row.note,
  evidence: row.evidence.map(({ ref }) => ref),
});

const told = (row: OccurrenceRow): string => {
  const { ref, key, system, state, due, doneOn } = row;
  const performed = performedWords(row, doneOn);
  const where = system === '' ? '' : ` (${system})`;
  return `${ref} ${key}${where}, due ${due}: ${OCCURRENCE_STATE_NAMES[state].toLowerCase()}${performed === '' ? '' : `, ${performed}`}.`;
};

const record: Command = {
  name: 'calendar record',
  summary: 'Record that an occurrence was performed',
  usage: 'FILE CONTROL KEY --done-on D [--evidence EV-0001] [--by NAME] [--system NAME] [--note TEXT]',
  positionals: [3, 3],
  options: {
    'done-on': { value: 'D', help: 'day on which it was performed, such as 2026-04-02' },
    evidence: { value: 'REF', multiple: true, help: 'evidence of it' },
    by: { value: 'NAME', help: 'who performed it; the owner otherwise' },
    note: { value: 'TEXT', help: 'what is to be said' },
    ...SYSTEM,
  },
  details: 'KEY names the occurrence, such as 2026-03, 2026-Q1, 2026-W14 or 2026-03-31.',
  run: (args) =>
    withWorkspace(args, async ({ api }) => {
      const at = await occurrenceOf(api, args);
      const evidence = await Promise.all(args.list('evidence').map((ref) => evidenceNamed(api, ref)));
      const [doneBy, note] = [args.text('by'), args.text('note')];
      await api.calendar.record({
        items: [{ ...at, doneOn: args.need('done-on'), evidenceIds: evidence.map(({ id }) => id) }],
        ...(doneBy === undefined ? {} : { doneBy }),
        ...(note === undefined ? {} : { note }),
      });
      const row = await stored(api, at);
      return { json: asJson(row), human: () => told(row) };
    }),
};

const waive: Command = {
  name: 'calendar waive',
  summary: 'Record that an occurrence is not required, with the reason',
  usage: 'FILE CONTROL KEY --reason TEXT [--system NAME]',
  positionals: [3, 3],
  options: { reason: { value: 'TEXT', help: 'why it is not required' }, ...SYSTEM },
  run: (args) =>
    withWorkspace(args, async ({ api }) => {
      const at = await occurrenceOf(api, args);
      await api.calendar.waive({ items: [at], reason: args.need('reason') });
      const row = await stored(api, at);
      return { json: asJson(row), human: () => told(row) };
    }),
};

const todo: Command = {
  name: 'calendar todo',
  summary: 'Print what each owner has to do, as the text of an email',
  usage: 'FILE',
  positionals: [1, 1],
  options: {},
  run: (args) =>
    withWorkspace(args, async ({ api }) => {
      const owners = await api.calendar.todo({});
      return {
        json: owners,
        human: () =>
          owners.length === 0
            ? 'Nothing is to do: no occurrence is missed, overdue, to confirm, to collect or upcoming.'
            : owners.map(({ text }) => text).join('\n\n\n'),
      };
    }),
};

export const calendarCommands: readonly Command[] = [calendar, record, waive, todo];
