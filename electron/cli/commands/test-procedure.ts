import type { ProcedureStepRow, TestSheet } from '../../../shared/contract/audit/tests.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import { isInquiryAlone } from '../../../shared/domain/procedures.ts';
import { PROCEDURE_NAMES, PROCEDURE_NATURES } from '../../../shared/domain/vocabulary.ts';
import { UsageError, type Args } from '../args.ts';
import type { Command, Outcome } from '../command.ts';
import { withWorkspace } from '../engine.ts';
import { evidenceNamed, sheetNamed } from '../lookup.ts';
import { plural, table } from '../output.ts';
import { KIND_OPTION, kindOf } from './test-kind.ts';

/** The options that change a step, as far as they were given. */
function changesOf(args: Args): Partial<ProcedureStepRow> {
  const nature = args.oneOf('nature', PROCEDURE_NATURES);
  const text = args.text('text');
  const outcome = args.text('outcome');
  const doneOn = args.text('on');
  return {
    ...(nature === undefined ? {} : { nature }),
    ...(text === undefined ? {} : { text }),
    ...(outcome === undefined ? {} : { outcome }),
    ...(doneOn === undefined ? {} : { doneOn }),
  };
}

/** @returns the steps as the options want them, or null when they only ask */
function changed(args: Args, { workpaper, procedures }: TestSheet): ProcedureStepRow[] | null {
  const changes = changesOf(args);
  const at = args.count('step', 1);
  if (at === undefined) {
    if (args.flag('remove')) throw new UsageError('--remove needs --step N.');
    if (Object.keys(changes).length === 0) return null;
    const { nature, text } = changes;
    if (!nature || !text) throw new UsageError('A new step needs --nature and --text.');
    return [...procedures, { id: null, outcome: '', doneOn: null, ...changes, nature, text }];
  }
  const step = procedures[at - 1];
  if (!step) {
    throw new AppError('not_found', `${workpaper} has no step ${at}; it has ${procedures.length}.`);
  }
  return args.flag('remove')
    ? procedures.toSpliced(at - 1, 1)
    : procedures.toSpliced(at - 1, 1, { ...step, ...changes });
}

function outcomeOf({ workpaper, natures, procedures, evidence }: TestSheet): Outcome {
  return {
    json: { workpaper, natures, procedures, evidence },
    human: (style) =>
      [
        `${workpaper}: ${plural(procedures.length, 'step')}${isInquiryAlone(natures) ? '; inquiry alone supports no conclusion' : ''}`,
        table(
          style,
          ['#', 'Nature', 'Step', 'What was seen', 'On'],
          procedures.map(({ nature, text, outcome, doneOn }, i) => [
            i + 1,
            PROCEDURE_NAMES[nature],
            text,
            outcome,
            doneOn,
          ]),
          'No step is written down.',
        ),
        ...evidence.map(({ ref, title }) => `${ref} ${title}`),
      ].join('\n'),
  };
}

export const testProcedure: Command = {
  name: 'test procedure',
  summary: 'Show or change the procedures of a test, and its evidence',
  usage:
    'FILE --control REF [--kind design|operation] [--step N [--remove]] [--nature N] [--text T] [--outcome T] [--on DAY] [--evidence REF]',
  positionals: [1, 1],
  options: {
    control: { value: 'REF', help: 'control that is tested' },
    kind: KIND_OPTION,
    step: { value: 'N', help: 'step that is changed; a new one is added otherwise' },
    remove: { help: 'remove the step' },
    nature: { value: PROCEDURE_NATURES.join('|'), help: 'what kind of work it is' },
    text: { value: 'TEXT', help: 'what is done' },
    outcome: { value: 'TEXT', help: 'what was seen' },
    on: { value: 'DAY', help: 'when it was done, as 2026-05-29' },
    evidence: { value: 'REF', multiple: true, help: 'evidence of the test, such as EV-0007' },
  },
  run: (args) =>
    withWorkspace(args, async ({ api }, { engagement }) => {
      const sheet = await sheetNamed(api, args.need('control'), kindOf(args, engagement.type));
      const evidence = await Promise.all(args.list('evidence').map((ref) => evidenceNamed(api, ref)));
      const procedures = changed(args, sheet);
      if (procedures) await api.audit.saveProcedures({ testId: sheet.id, procedures });
      if (evidence.length > 0) {
        const evidenceIds = [...new Set([...sheet.evidence, ...evidence].map(({ id }) => id))];
        await api.audit.linkTestEvidence({ testId: sheet.id, evidenceIds });
      }
      return outcomeOf(await api.audit.sheet({ testId: sheet.id }));
    }),
};
