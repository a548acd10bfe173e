import type { LibraryChoice } from '../../../shared/contract/primitives.ts';
import {
  CATEGORIES,
  ENGAGEMENT_TYPES,
  LIBRARY_SETS,
  type EngagementType,
} from '../../../shared/domain/vocabulary.ts';
import { pickWord, UsageError, type Args } from '../args.ts';
import type { Command } from '../command.ts';
import { withEngine } from '../engine.ts';
import { givenPassphrase } from '../passphrase.ts';
import { describeWorkspace } from '../describe.ts';

/** Type I has an as-of date and no period, Type II the other way round. */
function readDates(args: Args, type: EngagementType) {
  const [wanted, unwanted] = type === 'I' ? [['as-of'], ['from', 'to']] : [['from', 'to'], ['as-of']];
  for (const name of unwanted) {
    if (args.text(name) !== undefined) throw new UsageError(`--${name} does not go with --type ${type}.`);
  }
  for (const name of wanted) args.need(name);
  return {
    asOf: args.text('as-of') ?? null,
    periodFrom: args.text('from') ?? null,
    periodTo: args.text('to') ?? null,
  };
}

/** One word that names a set, or references such as IAM-07. */
function readLibrary(words: readonly string[]): LibraryChoice {
  const [word, ...others] = words;
  if (word === undefined) return 'none';
  if (others.length > 0 || /\d/.test(word)) return words.map((ref) => ref.toUpperCase());
  if (word === 'starter') return 'saas';
  return pickWord('--library', word, ['none', 'all', ...LIBRARY_SETS] as const);
}

export const newCommand: Command = {
  name: 'new',
  summary: 'Start an engagement in a new workspace file',
  usage:
    'FILE --client NAME --type I|II (--as-of D | --from D --to D) [--system NAME] [--firm NAME] [--categories LIST] [--library LIST|none]',
  details: 'With --passphrase-file the new workspace is encrypted.',
  positionals: [1, 1],
  options: {
    client: { value: 'NAME', help: 'the service organization' },
    type: { value: 'I|II', help: 'design at one date, or operation over a period' },
    'as-of': { value: 'D', help: 'date of a Type I engagement, such as 2026-06-30' },
    from: { value: 'D', help: 'first day of the period of a Type II engagement' },
    to: { value: 'D', help: 'last day of that period' },
    system: { value: 'NAME', help: 'the system in scope' },
    firm: { value: 'NAME', help: 'the consulting firm' },
    categories: {
      value: 'LIST',
      multiple: true,
      help: `trust services categories, separated by commas (${CATEGORIES.join(', ')}); security otherwise`,
    },
    library: {
      value: 'LIST|none',
      multiple: true,
      help: `controls to start with: all, a starter set (${LIBRARY_SETS.join(', ')}; starter means saas) or references separated by commas; none otherwise`,
    },
  },
  async run(args) {
    const type = args.needOneOf('type', ENGAGEMENT_TYPES);
    const categories = args.list('categories').map((c) => pickWord('--categories', c, CATEGORIES));
    const engagement = {
      client: args.need('client'),
      system: args.text('system') ?? '',
      firm: args.text('firm') ?? '',
      type,
      ...readDates(args, type),
    };
    const library = readLibrary(args.list('library'));
    const passphrase = givenPassphrase(args);
    return withEngine(args.text('as'), async ({ api, target }) => {
      const open = await api.workspace.create({
        target: target(args.positional(0)),
        actor: (await api.settings.get({})).actor,
        engagement,
        categories: categories.length === 0 ? ['security'] : categories,
        people: [],
        library,
        ...(passphrase === undefined ? {} : { passphrase }),
      });
      return describeWorkspace(open);
    });
  },
};
