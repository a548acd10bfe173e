import { rolledForward } from '../../../shared/contract/renewal.ts';
import { isDay } from '../../../shared/domain/readiness/days.ts';
import type { RenewalDates } from '../../../shared/domain/renewal/dates.ts';
import { RENEWAL_PART_NAMES, RENEWAL_PARTS, REQUIRED_PARTS } from '../../../shared/domain/renewal/parts.ts';
import { ENGAGEMENT_TYPES } from '../../../shared/domain/vocabulary.ts';
import { pickWord, UsageError, type Args } from '../args.ts';
import type { Command } from '../command.ts';
import { withWorkspace } from '../engine.ts';
import { facts, table } from '../output.ts';

/** @throws UsageError for a day that the calendar does not have, or the days of the other type */
function readDates(args: Args): RenewalDates {
  const type = args.oneOf('type', ENGAGEMENT_TYPES) ?? (args.text('as-of') === undefined ? 'II' : 'I');
  const [wanted, unwanted] = type === 'I' ? [['as-of'], ['from', 'to']] : [['from', 'to'], ['as-of']];
  for (const name of unwanted)
    if (args.text(name) !== undefined) throw new UsageError(`--${name} does not go with --type ${type}.`);
  for (const name of wanted)
    if (!isDay(args.need(name)))
      throw new UsageError(`--${name} must be a day such as 2026-07-01, not "${args.text(name)}".`);
  const dates = {
    type,
    asOf: args.text('as-of') ?? null,
    periodFrom: args.text('from') ?? null,
    periodTo: args.text('to') ?? null,
  };
  if (dates.periodFrom && dates.periodTo && dates.periodFrom > dates.periodTo)
    throw new UsageError(`The period ends ${dates.periodTo}, before it begins ${dates.periodFrom}.`);
  return dates;
}

export const rollForward: Command = {
  name: 'roll-forward',
  summary: 'Make the workspace of the next engagement from this one',
  usage: 'FILE --out PATH (--from D --to D | --as-of D) [--type I|II] [--without PART...]',
  positionals: [1, 1],
  options: {
    out: { value: 'PATH', help: 'the new file; nothing may be there' },
    from: { value: 'D', help: 'first day of the period of a Type II engagement, such as 2026-07-01' },
    to: { value: 'D', help: 'last day of that period' },
    'as-of': { value: 'D', help: 'date of a Type I engagement' },
    type: { value: 'I|II', help: 'follows from the dates unless said otherwise' },
    without: {
      value: 'PART',
      multiple: true,
      help: `what stays behind: ${RENEWAL_PARTS.filter((part) => !REQUIRED_PARTS.includes(part)).join(', ')}`,
    },
  },
  details: [
    'Controls, mappings, people, vendors, policies, risks and what else is kept up all year go along; results, samples, evidence and sign-offs',
    'start anew. Evidence becomes requests for the same thing, open findings become gaps, controls with exceptions get a higher sampling risk.',
    'FILE itself is not changed. JSON: {"path", "type", "carried": {PART: count}, "prior": {"client", "type", "asOf", "periodFrom", "periodTo",',
    '"fileName", "headHash", "transactions", "engagementId", "rolledAt"}, "warnings": [TEXT], "attention": [TEXT]}.',
  ].join('\n'),
  run: async (args) => {
    const path = args.need('out');
    const dates = readDates(args);
    const without = args.list('without').map((word) => pickWord('--without', word, RENEWAL_PARTS));
    const required = without.find((part) => REQUIRED_PARTS.includes(part));
    if (required) throw new UsageError(`The next engagement can not be without ${required}.`);
    return withWorkspace(args, async ({ api, target, job }) => {
      const parts = RENEWAL_PARTS.filter((part) => !without.includes(part));
      const { carried, prior, warnings, attention } = await job(
        api.renewal.start({ target: target(path), dates, parts }),
        rolledForward,
      );
      return {
        json: { path, type: dates.type, carried, prior, warnings, attention },
        notes: warnings,
        human: (style) =>
          [
            facts(style, [
              ['File', path],
              ['Follows', `${prior.fileName}, Type ${prior.type}`],
              ['Its journal hash', prior.headHash],
            ]),
            table(
              style,
              ['Carried', 'Records'],
              RENEWAL_PARTS.filter((part) => carried[part] !== undefined).map((part) => [
                RENEWAL_PART_NAMES[part],
                carried[part] ?? 0,
              ]),
              'Nothing.',
            ),
            ...attention,
          ].join('\n'),
      };
    });
  },
};
