import type {
  ReportControl,
  ReportFinding,
  ReportModel,
  ReportTest,
} from '../../../../../shared/domain/report-model.ts';
import { isReportedException, resultFact } from '../../../../../shared/domain/report-rules.ts';
import type { TestResult } from '../../../../../shared/domain/vocabulary.ts';
import { TEST_KIND_NAMES, TEST_RESULTS, TEST_RESULT_NAMES } from '../../../../../shared/domain/vocabulary.ts';
import { reportTime } from '../../words.ts';
import { remediesInShort } from '../../remedies.ts';
import { sectionHead, terms } from '../blocks.ts';
import { COLORS } from '../palette.ts';
import { destinationOf, ref } from '../references.ts';
import type { Cell, Row } from '../table.ts';
import { table } from '../table.ts';
import type { Rich, Span } from '../text.ts';
import { STYLES } from '../text.ts';
import { quiet, ratingSpan, resultSpan, strong } from './marks.ts';
import { opening } from './opening.ts';
import type { Part } from './part.ts';

const COLUMNS = [
  { title: 'Control', width: 42.5 },
  { title: 'Control activity', width: 150 },
  { title: 'Test performed', width: 158 },
  { title: 'Result', width: 148 },
];

const MEANINGS: Record<TestResult, string> = {
  not_tested: 'no item tested',
  in_progress: 'testing has begun, no conclusion',
  no_exceptions: 'every item tested met every attribute',
  exceptions: 'n of N items, with the fact; a later fix is shown beside it and does not remove it',
  not_suitably_designed: 'the control as designed would not meet the criterion it serves',
  did_not_occur: 'nothing triggered the control in the period; neither a pass nor an exception',
  unable_to_test: 'nothing shows what happened; counts as a deviation',
};

/**
 * Criterion, control, test performed, result: the layout of a report's table of tests. A control stands in full under the first of
 * its criteria; under the others a line says where.
 */
export const tests: Part = (flow, model, numbering) => {
  const typeOne = model.meta.kind === 'type1';
  sectionHead(
    flow,
    numbering.section(),
    typeOne ? 'Tests of design and results' : 'Tests of controls and results',
  );
  const intro = typeOne
    ? `Tests of design, ${reportTime(model.meta)}. A control stands under the criterion it serves first.`
    : `Tests of operation cover ${reportTime(model.meta)} unless a row says otherwise. A control stands under the criterion it serves first.`;
  opening(flow, model, 'tests', `${intro}${nothingHappened(model)}`);
  table(flow, COLUMNS, rows(model), 12);
  const used = TEST_RESULTS.filter(
    (result) => result === 'not_tested' || model.tests.some((test) => test.result === result),
  );
  terms(
    flow,
    used.map((result) => [[{ ...resultSpan(result), weight: 600 }], MEANINGS[result]]),
    124,
    { ...STYLES.small, leading: 13 },
  );
};

/** A control that nothing triggered was not tested in operation: said up front, because a reader takes silence for a pass. */
function nothingHappened({ meta, tests: all }: ReportModel): string {
  const names = all
    .filter(({ kind, result: value }) => kind === 'operation' && value === 'did_not_occur')
    .map(({ controlRef }) => controlRef);
  if (meta.kind === 'type1' || names.length === 0) return '';
  return ` Nothing triggered ${names.join(', ')} in the period, so that ${names.length === 1 ? 'its operation was' : 'their operation was'} not tested: neither a pass nor an exception.`;
}

function rows(model: ReportModel): Row[] {
  const controls = new Map(model.controls.map((control) => [control.ref, control]));
  const tests = Map.groupBy(model.tests, (test) => test.controlRef);
  const home = new Map<string, string>();
  for (const criterion of model.criteria) {
    for (const ref of criterion.controls)
      if (!home.has(ref)) home.set(ref, controls.get(ref)?.criteria[0] ?? criterion.id);
  }
  return model.criteria.flatMap((criterion) => {
    const here = criterion.controls.filter((ref) => home.get(ref) === criterion.id);
    const elsewhere = criterion.controls.filter((ref) => home.get(ref) !== criterion.id);
    const band: Row = {
      band: true,
      withNext: true,
      anchor: destinationOf('criterion', criterion.id),
      cells: [
        [strong(criterion.id)],
        { content: criterion.summary, span: 2 },
        [ratingSpan(criterion.rating)],
      ],
    };
    const body = here.flatMap((ref) => {
      const control = controls.get(ref);
      return control ? controlRows(control, tests.get(ref) ?? [], model) : [];
    });
    if (elsewhere.length > 0) {
      const places = elsewhere.flatMap((id, at): Span[] => [
        { text: at === 0 ? 'Also served by ' : ', ' },
        ref('control', id),
        { text: ` (under ${home.get(id) ?? criterion.id})` },
      ]);
      const content = [...places, { text: '.' }].map((span) => ({ ...span, color: COLORS.text2 }));
      body.push({ cells: ['', { content, span: 3 }] });
    }
    if (body.length === 0)
      body.push({
        cells: ['', { content: [quiet(emptyReason(criterion.rating, criterion.reasons))], span: 3 }],
      });
    return [band, ...body];
  });
}

function emptyReason(rating: string, reasons: readonly string[]): string {
  return rating === 'not_relevant'
    ? `Not relevant. ${reasons.join(' ')}`
    : 'No control serves this criterion.';
}

function controlRows(control: ReportControl, tests: readonly ReportTest[], model: ReportModel): Row[] {
  const activity = control.statement || control.title;
  if (tests.length === 0)
    return [
      {
        cells: [
          [{ ...ref('control', control.ref), weight: 600 }],
          activity,
          '',
          [resultSpan('not_tested', 'Not tested.')],
        ],
      },
    ];
  return tests.flatMap((test, index): Row[] => {
    const answers = isReportedException(test.result)
      ? responses(test, index === tests.length - 1, control, model)
      : [];
    const row: Row = {
      withNext: answers.length > 0,
      cells: [
        [
          {
            ...ref('control', control.ref),
            ...(index === 0 ? { weight: 600 as const } : { color: COLORS.text2 }),
          },
        ],
        index === 0 ? activity : '',
        performed(test, model.meta.kind === 'type2'),
        result(test),
      ],
    };
    return [row, ...answers];
  });
}

function performed(test: ReportTest, bothKinds: boolean): Rich {
  const kind: Span[] = bothKinds ? [quiet(`${TEST_KIND_NAMES[test.kind]}. `)] : [];
  const procedure = test.procedure === '' ? quiet('No procedure is recorded.') : { text: test.procedure };
  return [...kind, procedure, ...sampled(test)];
}

/** How many of how many were tested, and where the items are listed. */
function sampled({ sample, workpaperRef }: ReportTest): Span[] {
  if (!sample) return [];
  const count = `${sample.size.toLocaleString('en-US')} of ${sample.frameSize.toLocaleString('en-US')}`;
  return [{ text: '\nTested: ' }, { ...ref('test', workpaperRef, count) }, { text: '.' }];
}

function result(test: ReportTest): Rich {
  const { text, ...span } = resultSpan(test.result, `${TEST_RESULT_NAMES[test.result]}.`);
  const fact = resultFact(test);
  return [{ ...span, text, weight: 600 }, ...(fact === '' ? [] : [{ text: `\n${fact}` }])];
}

/** The response to each finding that records this exception, as indented rows; a finding without a test stands under the last. */
function responses(test: ReportTest, last: boolean, control: ReportControl, model: ReportModel): Row[] {
  const found = model.findings.filter(
    (finding) =>
      finding.workpaperRef === test.workpaperRef ||
      (last && finding.workpaperRef === null && finding.controlRef === control.ref),
  );
  const contents: Rich[] =
    found.length > 0
      ? found.map(response)
      : [[strong('No finding yet'), quiet('  The exception is not recorded as a finding.')]];
  return contents.map((content, index) => {
    const cell: Cell = { content, span: 3, remark: true };
    return { cells: ['', cell], withNext: index < contents.length - 1 };
  });
}

function response(finding: ReportFinding): Span[] {
  const given = finding.response;
  const remedies = remediesInShort(finding.remedies);
  const beside: Span[] = remedies === '' ? [] : [quiet(`\n${remedies}`)];
  if (!given) {
    const due = finding.due === null ? '' : ` Due ${finding.due}.`;
    return [
      strong('Management response, not yet given'),
      quiet('  Finding '),
      ref('finding', finding.ref),
      quiet(`.${due}`),
      ...beside,
    ];
  }
  const action = given.action === '' ? '' : ` Action: ${given.action}`;
  const who = [given.actionOwner, given.due === null ? '' : `due ${given.due}`].filter(Boolean).join(', ');
  return [
    strong(`Management response, ${given.at.slice(0, 10)}`),
    quiet('  '),
    ref('finding', finding.ref),
    quiet(`. ${given.text}${action}${who === '' ? '' : ` (${who})`}`),
    ...beside,
  ];
}
