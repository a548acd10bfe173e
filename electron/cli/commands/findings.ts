import { AppError } from '../../../shared/domain/errors.ts';
import { RETEST_RESULT_NAMES, type RetestResult } from '../../../shared/domain/audit-vocabulary.ts';
import { FINDING_STATUS_NAMES, SEVERITIES, TEST_KINDS } from '../../../shared/domain/vocabulary.ts';
import { today } from '../../engine/readiness/today.ts';
import type { Command } from '../command.ts';
import { OVERRIDE, overrideOf } from '../override.ts';
import { withWorkspace } from '../engine.ts';
import { controlNamed, findingNamed, personNamed, testNamed } from '../lookup.ts';

/** The five parts of a finding, each optional. */
const PARTS = ['condition', 'criteria', 'cause', 'effect', 'recommendation'] as const;

const add: Command = {
  name: 'finding add',
  summary: 'Raise a finding',
  usage:
    'FILE --control REF --title T --severity S [--test KIND] [--condition C] [--criteria C] [--cause C] [--effect E] [--recommendation R] [--owner NAME] [--due D]',
  positionals: [1, 1],
  options: {
    control: { value: 'REF', help: 'control that it is about' },
    test: { value: TEST_KINDS.join('|'), help: 'test of that control that found it' },
    title: { value: 'T', help: 'the finding in one line' },
    severity: { value: SEVERITIES.join('|'), help: 'how serious it is' },
    condition: { value: 'TEXT', help: 'what was found' },
    criteria: { value: 'TEXT', help: 'what was expected' },
    cause: { value: 'TEXT', help: 'why it happened' },
    effect: { value: 'TEXT', help: 'what can follow' },
    recommendation: { value: 'TEXT', help: 'what to do' },
    owner: { value: 'NAME', help: 'person who will see to it' },
    due: { value: 'D', help: 'day by which' },
  },
  run: (args) =>
    withWorkspace(args, async ({ api }) => {
      const control = controlNamed(await api.matrix.controls({}), args.need('control'));
      const kind = args.oneOf('test', TEST_KINDS);
      const owner = args.text('owner');
      const parts = PARTS.flatMap((part) => {
        const text = args.text(part);
        return text === undefined ? [] : [[part, text] as const];
      });
      const { ref } = await api.findings.add({
        controlId: control.id,
        testId: kind ? (await testNamed(api, control.ref, kind)).id : null,
        title: args.need('title'),
        severity: args.needOneOf('severity', SEVERITIES),
        ownerId: owner === undefined ? null : (await personNamed(api, owner)).id,
        due: args.text('due') ?? null,
        ...Object.fromEntries(parts),
      });
      return { json: await findingNamed(api, ref), human: () => `${ref} raised on ${control.ref}.` };
    }),
};

const respond: Command = {
  name: 'finding respond',
  summary: 'Record the management response to a finding',
  usage: 'FILE FINDING --text TEXT --by NAME [--on D] [--action TEXT] [--action-owner NAME] [--action-due D]',
  positionals: [2, 2],
  options: {
    text: { value: 'TEXT', help: 'what management says' },
    by: { value: 'NAME', help: 'who says it' },
    on: { value: 'D', help: 'day of the response; today otherwise' },
    action: { value: 'TEXT', help: 'what will be done' },
    'action-owner': { value: 'NAME', help: 'who does it' },
    'action-due': { value: 'D', help: 'by when' },
  },
  run: (args) =>
    withWorkspace(args, async ({ api }) => {
      const { id, ref } = await findingNamed(api, args.positional(1));
      await api.findings.respond({
        id,
        response: {
          text: args.need('text'),
          respondedBy: args.need('by'),
          respondedOn: args.text('on') ?? today(),
          action: args.text('action') ?? '',
          actionOwner: args.text('action-owner') ?? '',
          actionDue: args.text('action-due') ?? null,
        },
      });
      return { json: await findingNamed(api, ref), human: () => `Response to ${ref} recorded.` };
    }),
};

const RETEST_RESULTS = Object.keys(RETEST_RESULT_NAMES) as RetestResult[];

const raise: Command = {
  name: 'finding raise',
  summary: 'Raise a finding from the deviations of a test that no finding states yet',
  usage: 'FILE --control REF --test KIND',
  positionals: [1, 1],
  options: {
    control: { value: 'REF', help: 'control that was tested' },
    test: { value: TEST_KINDS.join('|'), help: 'which of its tests' },
  },
  run: (args) =>
    withWorkspace(args, async ({ api }) => {
      const test = await testNamed(api, args.need('control'), args.needOneOf('test', TEST_KINDS));
      const { deviations } = await api.audit.deviations({ testId: test.id });
      const itemIds = deviations.filter(({ finding }) => finding === null).map(({ itemId }) => itemId);
      if (itemIds.length === 0)
        throw new AppError('conflict', `${test.workpaper} has no deviation that a finding does not state.`);
      const { ref } = await api.findings.raise({ testId: test.id, itemIds });
      return { json: await findingNamed(api, ref), human: () => `${ref} raised from ${test.workpaper}.` };
    }),
};

const retest: Command = {
  name: 'finding retest',
  summary: 'Record the retest of a finding; an effective one makes it remediated',
  usage:
    'FILE FINDING --result R --procedure TEXT [--items N] [--deviations N] [--by NAME] [--on D] [--notes TEXT]',
  positionals: [2, 2],
  options: {
    result: { value: RETEST_RESULTS.join('|'), help: 'what it showed' },
    procedure: { value: 'TEXT', help: 'what was done' },
    items: { value: 'N', help: 'items tested; 0 otherwise' },
    deviations: { value: 'N', help: 'how many of them deviate; 0 otherwise' },
    by: { value: 'NAME', help: 'who tested' },
    on: { value: 'D', help: 'day of the retest; today otherwise' },
    notes: { value: 'TEXT', help: 'what else is to be said' },
    ...OVERRIDE,
  },
  run: (args) =>
    withWorkspace(args, async ({ api }) => {
      const { id, ref } = await findingNamed(api, args.positional(1));
      await api.findings.addRetest({
        id,
        ...overrideOf(args),
        retest: {
          testedOn: args.text('on') ?? today(),
          testedBy: args.text('by') ?? '',
          procedure: args.need('procedure'),
          items: args.count('items', 0) ?? 0,
          deviations: args.count('deviations', 0) ?? 0,
          result: args.needOneOf('result', RETEST_RESULTS),
          notes: args.text('notes') ?? '',
          evidenceIds: [],
        },
      });
      const finding = await findingNamed(api, ref);
      const { retests } = await api.findings.detail({ id });
      return {
        json: { ...finding, retests },
        human: () =>
          `Retest of ${ref} recorded. The finding is ${FINDING_STATUS_NAMES[finding.status].toLowerCase()}.`,
      };
    }),
};

export const findingCommands: readonly Command[] = [add, raise, respond, retest];
