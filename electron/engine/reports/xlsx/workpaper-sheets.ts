/** The workpapers as tables: one row a workpaper, a procedure, an entry of a log, an item, a note. */
import { SIGN_OFF_ROLE_NAMES } from '../../../../shared/domain/audit-vocabulary.ts';
import { REVIEW_NOTE_STATE_NAMES } from '../../../../shared/domain/review/review-note.ts';
import { REVIEW_STATE_NAMES } from '../../../../shared/domain/review/sign-off.ts';
import {
  FINDING_STATUS_NAMES,
  MARK_CODES,
  PROCEDURE_NAMES,
  TEST_KIND_NAMES,
  TEST_RESULT_NAMES,
} from '../../../../shared/domain/vocabulary.ts';
import type { PaperFinding, Workpaper, WorkpaperModel } from '../../../../shared/domain/workpaper-model.ts';
import { compensatingWords, responseWords, retestWords } from '../remedies.ts';
import type { Sheet, SheetColumn } from './sheet.ts';
import { day } from './sheet.ts';
import { MARK_TONES, RESULT_TONES } from './tones.ts';

export function workpaperSheets({ papers }: WorkpaperModel): Sheet<unknown>[] {
  return [
    indexSheet(papers),
    procedureSheet(papers),
    selectionSheet(papers),
    logSheet(papers),
    itemSheet(papers),
    exceptionSheet(papers),
    findingSheet(papers),
    referenceSheet(papers),
    signOffSheet(papers),
    noteSheet(papers),
  ].map((sheet) => sheet as Sheet<unknown>);
}

interface Of<Part> {
  paper: Workpaper;
  part: Part;
}

/** Rows of a list that every workpaper has, each with its workpaper. */
function rowsOf<Part>(papers: readonly Workpaper[], list: (paper: Workpaper) => readonly Part[]): Of<Part>[] {
  return papers.flatMap((paper) => list(paper).map((part) => ({ paper, part })));
}

const workpaper = {
  title: 'Workpaper',
  value: ({ paper }: Of<unknown>) => paper.ref,
  leads: 'workpaper',
} as const;

function indexSheet(papers: readonly Workpaper[]): Sheet<Workpaper> {
  return {
    name: 'Workpapers',
    about: 'One row a test with its objective, result, conclusion, state and sign-offs.',
    frozen: 1,
    rows: papers,
    columns: [
      { title: 'Workpaper', value: (row) => row.ref, names: 'workpaper' },
      { title: 'Control', value: (row) => row.title, widest: 40 },
      { title: 'Kind', value: (row) => TEST_KIND_NAMES[row.kind] },
      { title: 'Criteria', value: (row) => row.criteria.join(', '), widest: 24 },
      { title: 'Objective', value: (row) => row.objective },
      { title: 'Source', value: (row) => row.source },
      { title: 'Population', value: (row) => row.population?.name ?? '', widest: 30 },
      { title: 'Items', value: (row) => row.items.filter((item) => item.voidReason === '').length },
      {
        title: 'Result',
        value: (row) => TEST_RESULT_NAMES[row.result],
        tones: RESULT_TONES,
        choices: Object.values(TEST_RESULT_NAMES),
      },
      { title: 'Conclusion', value: (row) => row.conclusion },
      { title: 'What the sample says', value: (row) => row.evaluation.join(' ') },
      { title: 'State', value: (row) => REVIEW_STATE_NAMES[row.state] },
      { title: 'Prepared by', value: (row) => row.prepared?.by ?? '', widest: 24 },
      { title: 'Prepared on', value: (row) => day(row.prepared?.at ?? null) },
      { title: 'Reviewed by', value: (row) => row.reviewed?.by ?? '', widest: 24 },
      { title: 'Reviewed on', value: (row) => day(row.reviewed?.at ?? null) },
      { title: 'Content SHA-256', value: (row) => row.sha256, widest: 34 },
    ],
  };
}

function procedureSheet(papers: readonly Workpaper[]): Sheet<Of<Workpaper['procedures'][number]>> {
  return {
    name: 'Procedures',
    about: 'What was done in each test and what came of it.',
    frozen: 1,
    rows: rowsOf(papers, (paper) => paper.procedures),
    columns: [
      workpaper,
      { title: 'Nature', value: ({ part }) => PROCEDURE_NAMES[part.nature] },
      { title: 'Procedure', value: ({ part }) => part.text, widest: 60 },
      { title: 'Outcome', value: ({ part }) => part.outcome, widest: 60 },
      { title: 'Done', value: ({ part }) => day(part.doneOn) },
    ],
  };
}

/** Population and selection in the words of the PDF, one fact a row. */
function selectionSheet(papers: readonly Workpaper[]): Sheet<Of<readonly [string, string]>> {
  return {
    name: 'How items were picked',
    about: 'Population, size and steps of each selection, one fact a row.',
    frozen: 2,
    rows: rowsOf(papers, ({ population, selection }) => [
      ...(population?.facts ?? []),
      ...(population ? [['Verdict', population.verdict] as const] : []),
      ...(selection?.size ?? []).map((text) => ['How many', text] as const),
      ...(selection?.steps ?? []).map((text, i) => [`Step ${i + 1}`, text] as const),
      ...(selection?.formula ?? []).map((text) => ['Formula', text] as const),
      ...(selection?.commands ?? []).map((text) => ['Command', text] as const),
    ]),
    columns: [
      workpaper,
      { title: 'Fact', value: ({ part: [term] }) => term, widest: 24 },
      { title: 'Text', value: ({ part: [, text] }) => text, widest: 110 },
    ],
  };
}

function logSheet(papers: readonly Workpaper[]) {
  const sheet: Sheet<Of<NonNullable<Workpaper['selection']>['log'][number]>> = {
    name: 'Selection log',
    about: 'What was done to a selection after the draw, by whom and why.',
    frozen: 1,
    rows: rowsOf(papers, (paper) => paper.selection?.log ?? []),
    columns: [
      workpaper,
      { title: 'What', value: ({ part }) => part.what },
      { title: 'Items', value: ({ part }) => part.text, widest: 80 },
      { title: 'Reason', value: ({ part }) => part.reason },
      { title: 'By', value: ({ part }) => part.by, widest: 24 },
      { title: 'At (UTC)', value: ({ part }) => part.at, widest: 26 },
    ],
  };
  return sheet;
}

function itemSheet(papers: readonly Workpaper[]): Sheet<Of<Workpaper['items'][number]>> {
  const letters = [...new Set(papers.flatMap((paper) => paper.attributes.map(({ letter }) => letter)))];
  type Column = SheetColumn<Of<Workpaper['items'][number]>>;
  return {
    name: 'Items',
    about: 'Every item with its marks by attribute.',
    frozen: 3,
    rows: rowsOf(papers, (paper) => paper.items),
    columns: [
      workpaper,
      { title: 'No.', value: ({ part }) => part.position },
      { title: 'Item', value: ({ part }) => part.key, widest: 30 },
      { title: 'Date', value: ({ part }) => part.date },
      { title: 'Description', value: ({ part }) => part.description },
      { title: 'Ticket', value: ({ part }) => part.ticket, widest: 24 },
      { title: 'Stratum', value: ({ part }) => part.stratum, widest: 20 },
      { title: 'Stage', value: ({ part }) => part.stage },
      { title: 'Replaced because', value: ({ part }) => part.voidReason, widest: 30 },
      { title: 'Replaces', value: ({ part }) => part.replaces ?? '', widest: 20 },
      ...letters.toSorted().map((letter): Column => ({
        title: letter,
        value: ({ part }) => {
          const mark = part.marks[letter];
          return mark === undefined ? '' : MARK_CODES[mark];
        },
        tones: MARK_TONES,
      })),
      {
        title: 'Notes',
        value: ({ paper, part }) =>
          Object.entries(part.notes)
            .map(([letter, number]) => [letter, paper.notes[number - 1]?.text].filter(Boolean).join(': '))
            .join('\n'),
        widest: 60,
      },
      { title: 'Evidence', value: ({ part }) => part.evidenceRefs.join(', '), widest: 30 },
    ],
  };
}

function exceptionSheet(papers: readonly Workpaper[]): Sheet<Of<Workpaper['deviations'][number]>> {
  return {
    name: 'Exceptions',
    about: 'What deviates, how far, and why.',
    frozen: 2,
    rows: rowsOf(papers, (paper) => paper.deviations),
    columns: [
      workpaper,
      { title: 'Item', value: ({ part }) => part.key || 'Whole test', widest: 30 },
      { title: 'Fact', value: ({ part }) => part.facts.join('\n'), widest: 70 },
      { title: 'Extent', value: ({ part }) => part.extent, widest: 20 },
      { title: 'Cause', value: ({ part }) => part.cause },
      { title: 'Finding', value: ({ part }) => part.finding, leads: 'finding' },
    ],
  };
}

function findingSheet(papers: readonly Workpaper[]): Sheet<Of<PaperFinding>> {
  return {
    name: 'Findings',
    about: 'Findings of each test with the response of management.',
    frozen: 2,
    rows: rowsOf(papers, (paper) => paper.findings),
    columns: [
      workpaper,
      { title: 'Finding', value: ({ part }) => part.ref, names: 'finding' },
      { title: 'Title', value: ({ part }) => part.title },
      {
        title: 'Status',
        value: ({ part }) => FINDING_STATUS_NAMES[part.status],
        choices: Object.values(FINDING_STATUS_NAMES),
      },
      { title: 'Management response', value: ({ part }) => responseWords(part.response).said },
      { title: 'Action', value: ({ part }) => responseWords(part.response).action },
      {
        title: 'Compensating controls',
        value: ({ part }) => part.remedies.compensating.map(compensatingWords).join('\n'),
      },
      { title: 'Retests', value: ({ part }) => part.remedies.retests.map(retestWords).join('\n') },
      { title: 'Reason of the status', value: ({ part }) => part.statusReason },
    ],
  };
}

function referenceSheet(papers: readonly Workpaper[]) {
  const rows = rowsOf(papers, ({ references }) => [
    ...references.refersTo.map((reference) => ({ ...reference, way: 'Refers to' })),
    ...references.referredBy.map((reference) => ({ ...reference, way: 'Referred to by' })),
  ]);
  const sheet: Sheet<(typeof rows)[number]> = {
    name: 'Cross-references',
    about: 'Which workpapers refer to which records.',
    frozen: 1,
    rows,
    columns: [
      workpaper,
      { title: 'Way', value: ({ part }) => part.way },
      { title: 'Reference', value: ({ part }) => part.ref, widest: 30 },
      { title: 'Title', value: ({ part }) => part.title },
      { title: 'As', value: ({ part }) => part.as },
    ],
  };
  return sheet;
}

function signOffSheet(papers: readonly Workpaper[]): Sheet<Of<Workpaper['signOffs'][number]>> {
  return {
    name: 'Sign-offs',
    about: 'Who signed what, and whether it was changed since.',
    frozen: 1,
    rows: rowsOf(papers, (paper) => paper.signOffs),
    columns: [
      workpaper,
      { title: 'Role', value: ({ part }) => SIGN_OFF_ROLE_NAMES[part.role] },
      { title: 'Signed by', value: ({ part }) => part.by, widest: 30 },
      { title: 'Signed at (UTC)', value: ({ part }) => part.at, widest: 26 },
      { title: 'State', value: ({ part }) => (part.state === 'current' ? 'Current' : 'Reopened') },
      { title: 'Changed since', value: ({ part }) => part.changes.join('\n'), widest: 60 },
      { title: 'Why the preparer reviewed', value: ({ part }) => part.override, widest: 40 },
      { title: 'SHA-256 of what was signed', value: ({ part }) => part.sha256, widest: 34 },
    ],
  };
}

function noteSheet(papers: readonly Workpaper[]): Sheet<Of<Workpaper['reviewNotes'][number]>> {
  return {
    name: 'Review notes',
    about: 'Notes of reviewers with answers and state.',
    frozen: 2,
    rows: rowsOf(papers, (paper) => paper.reviewNotes),
    columns: [
      workpaper,
      { title: 'Place', value: ({ part }) => part.place || 'Whole sheet', widest: 24 },
      { title: 'Review note', value: ({ part }) => part.text, widest: 60 },
      { title: 'Raised', value: ({ part }) => part.raised, widest: 30 },
      { title: 'Answer', value: ({ part }) => part.answer, widest: 60 },
      { title: 'Answered', value: ({ part }) => part.answered, widest: 30 },
      { title: 'State', value: ({ part }) => REVIEW_NOTE_STATE_NAMES[part.state] },
      { title: 'Cleared', value: ({ part }) => part.cleared, widest: 30 },
    ],
  };
}
