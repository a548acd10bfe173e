import { z } from 'zod';
import type { Population } from '../../../shared/contract/audit/populations.ts';
import { IPE_VERDICT_NAMES, POPULATION_KIND_NAMES } from '../../../shared/domain/audit-vocabulary.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import { isPeriodic, PERIODIC_FREQUENCIES } from '../../../shared/domain/occurrences.ts';
import type { Api } from '../../../shared/contract/index.ts';
import type { Args } from '../args.ts';
import type { Command, OptionSpec, Outcome } from '../command.ts';
import { withWorkspace } from '../engine.ts';
import { controlNamed, populationNamed } from '../lookup.ts';
import { facts, table } from '../output.ts';
import { figures, populationFacts, profileFacts } from './population-facts.ts';

const added = z.object({ id: z.string() });

const PROVENANCE: Record<string, OptionSpec> = {
  source: { value: 'S', help: 'system that it comes from' },
  query: { value: 'Q', help: 'query or report that made it, with its filters' },
  'run-by': { value: 'NAME', help: 'who ran it' },
  'run-at': { value: 'WHEN', help: 'when it was run' },
  control: { value: 'REF', multiple: true, help: 'control that it serves; may be given more than once' },
};

const provenance = (args: Args) => ({
  sourceSystem: args.text('source') ?? '',
  query: args.text('query') ?? '',
  runBy: args.text('run-by') ?? '',
  runAt: args.text('run-at') ?? '',
});

async function controlIds(api: Api, refs: readonly string[]): Promise<string[]> {
  const controls = refs.length > 0 ? await api.matrix.controls({}) : [];
  return refs.map((ref) => controlNamed(controls, ref).id);
}

async function outcomeOf(api: Api, id: string): Promise<Outcome> {
  const population = await api.audit.population({ id });
  return { json: figures(population), human: (style) => facts(style, populationFacts(population)) };
}

const add: Command = {
  name: 'population add',
  summary: 'Freeze a population and count what is in it',
  usage: 'FILE NAME PATH --key COLUMN [--date COLUMN] [--total N] [--source S] [--query Q] ...',
  positionals: [3, 3],
  options: {
    key: { value: 'COLUMN', help: 'column whose value names one item' },
    date: { value: 'COLUMN', help: 'column that says whether an item lies in the period' },
    'date-order': { value: 'ORDER', help: 'day-first or month-first, for dates such as 03/04/2026' },
    show: { value: 'COLUMN', multiple: true, help: 'column that a test sheet shows; in this order' },
    total: { value: 'N', help: 'count from an independent source, to agree completeness' },
    'total-source': { value: 'S', help: 'where that count is from' },
    ...PROVENANCE,
  },
  details: 'PATH is a CSV file, a workbook (.xlsx), JSON lines (.jsonl) or a JSON array of objects.',
  run: (args) =>
    withWorkspace(args, async ({ api, source, job }) => {
      const { id } = await job(
        api.audit.addPopulation({
          file: source(args.positional(2)),
          name: args.positional(1),
          keyColumn: args.need('key'),
          dateColumn: args.text('date') ?? null,
          dateOrder: args.oneOf('date-order', ['day-first', 'month-first']) ?? null,
          shownColumns: args.list('show'),
          independentTotal: args.count('total') ?? null,
          totalSource: args.text('total-source') ?? '',
          controlIds: await controlIds(api, args.list('control')),
          ...provenance(args),
        }),
        added,
      );
      return outcomeOf(api, id);
    }),
};

const zero: Command = {
  name: 'population zero',
  summary: 'Record that nothing occurred: who looked where, how and when',
  usage: 'FILE NAME [PATH] --source S --query Q --run-by NAME --run-at WHEN [--control REF]',
  positionals: [2, 3],
  options: PROVENANCE,
  details: 'PATH is an export with a header and no rows. Without it the record itself is kept as the file.',
  run: (args) =>
    withWorkspace(args, async ({ api, source, job }) => {
      const path = args.positional(2);
      const { id } = await job(
        api.audit.addZeroPopulation({
          name: args.positional(1),
          ...(path === '' ? {} : { file: source(path) }),
          controlIds: await controlIds(api, args.list('control')),
          ...provenance(args),
        }),
        added,
      );
      return outcomeOf(api, id);
    }),
};

const calendar: Command = {
  name: 'population calendar',
  summary: 'Freeze when a periodic control is due in the period',
  usage: 'FILE NAME --control REF [--frequency F] [--due-on DATE]',
  positionals: [2, 2],
  options: {
    control: { value: 'REF', multiple: true, help: 'control that it serves; may be given more than once' },
    frequency: { value: 'F', help: "otherwise the control's own" },
    'due-on': { value: 'DATE', help: 'a day on which it is due, where that is not the end of its interval' },
  },
  run: (args) =>
    withWorkspace(args, async ({ api, job }) => {
      const refs = args.list('control').length > 0 ? args.list('control') : [args.need('control')];
      const controls = await api.matrix.controls({});
      const served = refs.map((ref) => controlNamed(controls, ref));
      const [first] = served;
      const frequency = args.oneOf('frequency', PERIODIC_FREQUENCIES) ?? first?.frequency ?? null;
      if (!isPeriodic(frequency)) {
        throw new AppError(
          'bad_input',
          `${first?.ref} is not performed at intervals, so a calendar does not say when it is due. Give --frequency, or add the list of its occurrences.`,
        );
      }
      const { id } = await job(
        api.audit.addCalendarPopulation({
          name: args.positional(1),
          controlIds: served.map((control) => control.id),
          frequency,
          anchor: args.text('due-on') ?? null,
        }),
        added,
      );
      return outcomeOf(api, id);
    }),
};

const list: Command = {
  name: 'population list',
  summary: 'List the populations',
  usage: 'FILE',
  positionals: [1, 1],
  options: {},
  run: (args) =>
    withWorkspace(args, async ({ api }) => {
      const rows = await api.audit.populations({});
      return {
        json: rows,
        human: (style) =>
          table(
            style,
            ['#', 'Population', 'Kind', 'Rows', 'In period', 'To draw from', 'Key', 'Samples', 'Verdict'],
            rows.map((p) => [
              p.ref,
              p.name,
              POPULATION_KIND_NAMES[p.kind],
              p.rows,
              p.inPeriod,
              p.frameSize,
              p.keyColumn,
              p.samples,
              verdictOf(p),
            ]),
            'There are no populations. Add one with: trustbench population add',
          ),
      };
    }),
};

const verdictOf = ({ ipeVerdict }: Population): string | null => ipeVerdict && IPE_VERDICT_NAMES[ipeVerdict];

const show: Command = {
  name: 'population show',
  summary: 'Show what is known of a population',
  usage: 'FILE NAME',
  positionals: [2, 2],
  options: {},
  details: 'NAME is the name of the population or its number, such as P-01.',
  run: (args) =>
    withWorkspace(args, async ({ api }) => {
      const { id } = await populationNamed(api, args.positional(1));
      const population = await api.audit.population({ id });
      return {
        json: population,
        human: (style) => facts(style, [...populationFacts(population), ...profileFacts(population)]),
      };
    }),
};

export const populationCommands: readonly Command[] = [add, zero, calendar, list, show];
