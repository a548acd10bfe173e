/** Commands about the request list (PBC list). */
import type { Api } from '../../../shared/contract/index.ts';
import type { RequestInput } from '../../../shared/contract/requests/records.ts';
import {
  AUDITOR_STATUSES,
  AUDITOR_STATUS_NAMES,
  REQUEST_KINDS,
  REQUEST_PRIORITIES,
  REQUEST_STATUSES,
  REQUEST_STATUS_NAMES,
} from '../../../shared/domain/request-vocabulary.ts';
import { listedProposal, listedRequest, type ListedRequest } from '../../../shared/domain/requests/listed.ts';
import { UsageError, type Args } from '../args.ts';
import type { Command, OptionSpec, Outcome } from '../command.ts';
import { withWorkspace } from '../engine.ts';
import { controlNamed, personNamed, requestNamed } from '../lookup.ts';
import { plural, table } from '../output.ts';

/** The records, as reports list them; what could be asked for while nothing is recorded, or when it is wanted too. */
async function listAll(api: Api, withProposals: boolean): Promise<ListedRequest[]> {
  const records = (await api.requests.list({})).map(listedRequest);
  if (records.length > 0 && !withProposals) return records;
  return [...records, ...(await api.requests.proposals({})).map(listedProposal)];
}

const statusName = ({ status }: ListedRequest): string =>
  status === 'proposed' ? 'Proposed' : REQUEST_STATUS_NAMES[status];

const asTable = (rows: readonly ListedRequest[]): Outcome['human'] => {
  return (style) =>
    table(
      style,
      ['Request', 'Status', 'Auditor', 'Assignee', 'Due', 'Controls', 'Title'],
      rows.map((r) => [
        r.ref ?? '-',
        statusName(r),
        r.auditorStatus === 'none' ? null : AUDITOR_STATUS_NAMES[r.auditorStatus],
        r.assignee,
        r.due && (r.overdue ? `${r.due} overdue` : r.due),
        r.controls.join(' ') || null,
        r.title,
      ]),
      'Nothing is asked for.',
    );
};

const list: Command = {
  name: 'requests',
  summary: 'List the requests; while none is recorded, what could be asked for',
  usage: 'FILE [--proposals]',
  positionals: [1, 1],
  options: { proposals: { help: 'after them also what could be asked for and is not recorded yet' } },
  run: (args) =>
    withWorkspace(args, async ({ api }) => {
      const rows = await listAll(api, args.flag('proposals'));
      return { json: rows, human: asTable(rows) };
    }),
};

/** The requests with these ids, as `requests` lists them. */
async function listed(api: Api, ids: readonly string[]): Promise<ListedRequest[]> {
  const wanted = new Set(ids);
  return (await api.requests.list({})).filter(({ id }) => wanted.has(id)).map(listedRequest);
}

const DUE_AND_PEOPLE: Record<string, OptionSpec> = {
  due: { value: 'D', help: 'day by which' },
  assignee: { value: 'NAME', help: 'person who provides it' },
  priority: { value: REQUEST_PRIORITIES.join('|'), help: 'how urgent it is' },
};

const generate: Command = {
  name: 'requests generate',
  summary: 'Record what controls, tests and gaps need and no request asks for yet',
  usage: 'FILE [--key KEY...] [--all] [--due D] [--assignee NAME] [--priority P]',
  positionals: [1, 1],
  options: {
    key: { value: 'KEY', multiple: true, help: 'only these, by the sourceKey that "requests" prints' },
    all: { help: 'also what the engagement holds already' },
    ...DUE_AND_PEOPLE,
    due: { value: 'D', help: 'day by which; otherwise the day that follows from the plan' },
    assignee: { value: 'NAME', help: 'person who provides it; otherwise the owner of the controls' },
  },
  run: (args) =>
    withWorkspace(args, async ({ api }) => {
      const keys = args.list('key');
      if (keys.length > 0 && args.flag('all')) throw new UsageError('Give either --key or --all.');
      const { assigneeId, due, priority } = await peopleAndDays(api, args);
      const { added, skipped } = await api.requests.generate({
        sourceKeys: keys.length > 0 ? keys : args.flag('all') ? 'all' : 'missing',
        assigneeId,
        due,
        ...(priority ? { priority } : {}),
      });
      const rows = await listed(
        api,
        added.map(({ id }) => id),
      );
      return {
        json: { added: rows, skipped },
        human: (style) =>
          rows.length === 0
            ? 'Nothing was added: everything that is needed is asked for already.'
            : `${asTable(rows)(style)}\n${plural(rows.length, 'request')} added.`,
      };
    }),
};

async function peopleAndDays(api: Api, args: Args) {
  const assignee = args.text('assignee');
  return {
    assigneeId: assignee === undefined ? undefined : (await personNamed(api, assignee)).id,
    due: args.text('due'),
    priority: args.oneOf('priority', REQUEST_PRIORITIES),
  };
}

const add: Command = {
  name: 'requests add',
  summary: 'Add a request',
  usage:
    'FILE --title T [--wording TEXT] [--number N] [--kind K] [--area A] [--control REF...] [--due D] [--assignee NAME] [--priority P]',
  positionals: [1, 1],
  options: {
    title: { value: 'T', help: 'the request in one line' },
    wording: { value: 'TEXT', help: 'as it was received, word for word' },
    number: { value: 'N', help: "the auditor's own number" },
    kind: { value: REQUEST_KINDS.join('|'), help: 'what is asked for' },
    area: { value: 'A', help: 'area of the list' },
    control: { value: 'REF', multiple: true, help: 'control that it is about' },
    ...DUE_AND_PEOPLE,
  },
  run: (args) =>
    withWorkspace(args, async ({ api }) => {
      const refs = args.list('control');
      const controls = refs.length > 0 ? await api.matrix.controls({}) : [];
      const chosen = refs.map((ref) => controlNamed(controls, ref));
      const { id, ref } = await api.requests.add({
        title: args.need('title'),
        wording: args.text('wording') ?? '',
        number: args.text('number') ?? '',
        kind: args.oneOf('kind', REQUEST_KINDS) ?? 'other',
        category: args.text('area') ?? '',
        controlIds: chosen.map((control) => control.id),
        criteria: [...new Set(chosen.flatMap((control) => control.criteria))],
        ...(await peopleAndDays(api, args)),
      });
      const [row] = await listed(api, [id]);
      return { json: row, human: () => `${ref} added.` };
    }),
};

const set: Command = {
  name: 'requests set',
  summary: 'Change the status, the people or the days of requests',
  usage:
    'FILE REQUEST... [--status S] [--auditor-status S] [--reason TEXT] [--due D] [--assignee NAME] [--priority P]',
  positionals: [2, 5001],
  options: {
    status: { value: REQUEST_STATUSES.join('|'), help: 'our own side' },
    'auditor-status': { value: AUDITOR_STATUSES.join('|'), help: "the auditor's side" },
    reason: { value: 'TEXT', help: 'why it does not apply, or why the auditor returned it' },
    ...DUE_AND_PEOPLE,
  },
  run: (args) =>
    withWorkspace(args, async ({ api }) => {
      const rows = await api.requests.list({});
      const ids = args.positionals.slice(1).map((ref) => requestNamed(rows, ref).id);
      const patch = { ...statusPatch(args), ...(await peopleAndDays(api, args)) };
      if (Object.values(patch).every((value) => value === undefined))
        throw new UsageError('Nothing to change was given.');
      await api.requests.update({ ids, patch });
      const changed = await listed(api, ids);
      return { json: changed, human: asTable(changed) };
    }),
};

function statusPatch(args: Args): RequestInput {
  const status = args.oneOf('status', REQUEST_STATUSES);
  const auditorStatus = args.oneOf('auditor-status', AUDITOR_STATUSES);
  const reason = args.text('reason');
  if (reason !== undefined && status !== 'not_applicable' && auditorStatus !== 'returned')
    throw new UsageError('--reason goes with --status not_applicable or --auditor-status returned.');
  if (status === 'not_applicable' && auditorStatus === 'returned')
    throw new UsageError('One --reason can not serve both sides. Change them one after the other.');
  return {
    status,
    auditorStatus,
    ...(status === 'not_applicable' ? { statusReason: reason } : { auditorReason: reason }),
  };
}

export const requestCommands: readonly Command[] = [list, generate, add, set];
