import { z } from 'zod';
import type { Population } from '../../../shared/contract/audit/populations.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import type { Command } from '../command.ts';
import { withWorkspace } from '../engine.ts';
import { facts, table } from '../output.ts';

function summarise(p: Population) {
  return {
    id: p.id,
    name: p.name,
    rows: p.rows,
    inPeriod: p.inPeriod,
    frameSize: p.frameSize,
    duplicateKeys: p.duplicateKeys,
    emptyKeys: p.emptyKeys,
    unreadableDates: p.unreadableDates,
    firstDate: p.firstDate,
    lastDate: p.lastDate,
    independentTotal: p.independentTotal,
    evidence: p.evidenceRef,
    sha256: p.sha256,
  };
}

const add: Command = {
  name: 'population add',
  summary: 'Freeze a population and count what is in it',
  usage: 'FILE NAME PATH --key COLUMN [--date COLUMN] [--source S] [--query Q] [--run-by NAME] [--total N]',
  positionals: [3, 3],
  options: {
    key: { value: 'COLUMN', help: 'column whose value names one item' },
    date: { value: 'COLUMN', help: 'column that says whether an item lies in the period' },
    source: { value: 'S', help: 'system that the list comes from' },
    query: { value: 'Q', help: 'query or report that made it' },
    'run-by': { value: 'NAME', help: 'who ran it' },
    total: { value: 'N', help: 'count from an independent source, to agree completeness' },
  },
  run: (args) =>
    withWorkspace(args, async ({ api, source, job }) => {
      const [name, path] = [args.positional(1), args.positional(2)];
      const { id } = await job(
        api.audit.addPopulation({
          file: source(path),
          name,
          keyColumn: args.need('key'),
          dateColumn: args.text('date') ?? null,
          sourceSystem: args.text('source') ?? '',
          query: args.text('query') ?? '',
          runBy: args.text('run-by') ?? '',
          independentTotal: args.count('total') ?? null,
        }),
        z.object({ id: z.string() }),
      );
      const population = (await api.audit.populations({})).find((p) => p.id === id);
      if (!population)
        throw new AppError('internal', `${name} was added but can not be found. Verify the file.`);
      return {
        json: summarise(population),
        human: (style) =>
          facts(style, [
            ['Population', population.name],
            ['Rows', population.rows],
            ['In the period', population.inPeriod],
            ['To draw from', population.frameSize],
            ['Repeated keys', population.duplicateKeys],
            ['Empty keys', population.emptyKeys],
            ['Unreadable dates', population.unreadableDates],
            ['Dates', population.firstDate && `${population.firstDate} to ${population.lastDate}`],
            ['Completeness', agreement(population)],
            ['Kept as', population.evidenceRef],
            ['SHA-256', population.sha256],
          ]),
      };
    }),
};

function agreement({ independentTotal, rows }: Population): string {
  if (independentTotal === null) return 'not agreed: no independent total';
  return independentTotal === rows
    ? `agreed to the independent total of ${rows}`
    : `differs: ${rows} rows, independent total ${independentTotal}`;
}

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
        json: rows.map(summarise),
        human: (style) =>
          table(
            style,
            ['Population', 'Rows', 'In period', 'To draw from', 'Key', 'Samples'],
            rows.map((p) => [p.name, p.rows, p.inPeriod, p.frameSize, p.keyColumn, p.samples]),
            'There are no populations. Add one with: trustbench population add',
          ),
      };
    }),
};

export const populationCommands: readonly Command[] = [add, list];
