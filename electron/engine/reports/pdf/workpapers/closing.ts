/** What a workpaper ends with: exceptions, conclusion, references, signatures and review notes. */
import { SIGN_OFF_ROLE_NAMES } from '../../../../../shared/domain/audit-vocabulary.ts';
import { REVIEW_NOTE_STATE_NAMES } from '../../../../../shared/domain/review/review-note.ts';
import { REVIEW_STATE_NAMES } from '../../../../../shared/domain/review/sign-off.ts';
import { REMEDIATION_KEEPS_RESULT } from '../../../../../shared/domain/findings.ts';
import { FINDING_STATUS_NAMES, type EngagementType } from '../../../../../shared/domain/vocabulary.ts';
import {
  markedCopiesName,
  type PaperFinding,
  type PaperReference,
  type Workpaper,
} from '../../../../../shared/domain/workpaper-model.ts';
import { compensatingWords, hasRemedies, responseWords, retestWords } from '../../remedies.ts';
import { paragraph, subHead, terms } from '../blocks.ts';
import type { Flow } from '../flow.ts';
import { COLORS } from '../palette.ts';
import { quiet, resultSpan, strong } from '../sections/marks.ts';
import { table } from '../table.ts';
import type { Rich } from '../text.ts';
import { STYLES } from '../text.ts';
import { TERM } from './layout.ts';
import { moment } from './words.ts';

export function conclusion(flow: Flow, paper: Workpaper, engagementType: EngagementType): void {
  const { deviations, assessment, evaluation, findings } = paper;
  if (deviations.length > 0) {
    subHead(flow, '', 'Exceptions', false);
    table(
      flow,
      [
        { title: 'Item', width: 100 },
        { title: 'Fact', width: 172 },
        { title: 'Extent', width: 66 },
        { title: 'Cause', width: 122 },
        { title: 'Finding', width: 50 },
      ],
      deviations.map(({ key, facts, extent, cause, finding }) => ({
        cells: [[strong(key || 'Whole test')], facts.join('\n'), extent, cause, finding],
      })),
    );
    for (const sentence of assessment) paragraph(flow, sentence, undefined, 2);
  }
  if (evaluation.length > 0) {
    subHead(flow, '', 'What the sample says', false);
    paragraph(flow, evaluation.join(' '));
  }
  subHead(flow, '', 'Conclusion', false);
  const by = paper.concludedBy === '' ? '' : `${paper.concludedBy}, ${paper.concludedOn ?? ''}`;
  const list: [Rich, Rich][] = [
    ['Result', [resultSpan(paper.result)]],
    ['Conclusion', paper.conclusion],
    ['Concluded by', by],
  ];
  terms(flow, list, TERM);
  if (findings.length > 0) findingsOf(flow, findings, engagementType);
}

function findingsOf(flow: Flow, findings: readonly PaperFinding[], engagementType: EngagementType): void {
  subHead(flow, '', 'Findings', false);
  for (const { ref, title, status, statusReason, response, remedies } of findings) {
    const { said, action } = responseWords(response);
    const list: [Rich, Rich][] = [
      [[strong(ref)], `${title} (${FINDING_STATUS_NAMES[status].toLowerCase()})`],
      ['Management response', said],
      ['Action', action],
      ['Compensating control', remedies.compensating.map(compensatingWords).join('\n')],
      ['Retest', remedies.retests.map(retestWords).join('\n')],
      ['Reason of the status', statusReason],
    ];
    terms(flow, list, TERM);
    flow.y += 4;
  }
  if (engagementType === 'II' && findings.some(({ remedies }) => hasRemedies(remedies)))
    paragraph(flow, REMEDIATION_KEEPS_RESULT, { ...STYLES.small, color: COLORS.text2 }, 4);
}

export function crossReferences(flow: Flow, paper: Workpaper): void {
  const { references, evidence, evidenceMarks } = paper;
  subHead(flow, '', 'Cross-references', false);
  referenceTable(flow, 'Refers to', references.refersTo);
  referenceTable(flow, 'Referred to by', references.referredBy);
  if (evidence.length > 0) {
    subHead(flow, '', 'Evidence', false);
    table(
      flow,
      [
        { title: 'Evidence', width: 54 },
        { title: 'Title and file', width: 180 },
        { title: 'Used for', width: 130 },
        { title: 'SHA-256', width: 150 },
      ],
      evidence.map(({ ref, title, fileName, use, sha256 }) => ({
        cells: [[strong(ref)], [{ text: `${title} ` }, quiet(fileName)], use, [quiet(sha256)]],
      })),
    );
  }
  if (evidenceMarks.length === 0) return;
  subHead(flow, '', 'Marks on evidence', false);
  paragraph(flow, `The marked pages are attached to this file: ${markedCopiesName(paper.ref)}.`);
  table(
    flow,
    [
      { title: 'Evidence', width: 54 },
      { title: 'Page', width: 30, align: 'right' },
      { title: 'No.', width: 28, align: 'right' },
      { title: 'Mark', width: 84 },
      { title: 'Cell', width: 70 },
      { title: 'Text', width: 160 },
      { title: 'By', width: 96 },
    ],
    evidenceMarks.map(({ ref, page, number, what, place, text, by }) => ({
      cells: [[strong(ref)], String(page), String(number), what, place, text, by],
    })),
  );
}

function referenceTable(flow: Flow, title: string, references: readonly PaperReference[]): void {
  if (references.length === 0) {
    paragraph(flow, `${title}: none.`, undefined, 4);
    return;
  }
  table(
    flow,
    [
      { title, width: 90 },
      { title: 'Title', width: 230 },
      { title: 'As', width: 200 },
    ],
    references.map(({ ref, title: name, as }) => ({ cells: [[strong(ref)], name === ref ? '' : name, as] })),
  );
}

export function review(flow: Flow, paper: Workpaper): void {
  subHead(flow, '', 'Sign-off and review', false);
  terms(
    flow,
    [
      ['State', REVIEW_STATE_NAMES[paper.state]],
      ['Content SHA-256', paper.sha256],
      ['Review notes', paper.reviewNotes.length === 0 ? 'None was raised.' : ''],
    ],
    TERM,
  );
  flow.y += 4;
  if (paper.signOffs.length > 0)
    table(
      flow,
      [
        { title: 'Role', width: 60 },
        { title: 'Signed by', width: 130 },
        { title: 'State', width: 160 },
        { title: 'SHA-256 of what was signed', width: 170 },
      ],
      paper.signOffs.map(({ role, by, at, state, sha256, changes, override }) => ({
        cells: [
          SIGN_OFF_ROLE_NAMES[role],
          [{ text: `${by} ` }, quiet(moment(at))],
          [
            ...(state === 'current' ? ['Current'] : ['Reopened. Changed since:', ...changes]),
            ...(override === '' ? [] : [`The preparer reviewed as well. Reason: ${override}`]),
          ].join('\n'),
          [quiet(sha256)],
        ],
      })),
    );
  if (paper.reviewNotes.length === 0) return;
  table(
    flow,
    [
      { title: 'Place', width: 70 },
      { title: 'Review note', width: 170 },
      { title: 'Answer', width: 170 },
      { title: 'State', width: 106 },
    ],
    paper.reviewNotes.map(({ place, text, raised, answer, answered, state, cleared }) => ({
      cells: [
        place || 'Whole sheet',
        [{ text: `${text} ` }, quiet(raised)],
        [{ text: `${answer} ` }, quiet(answered)],
        [{ text: `${REVIEW_NOTE_STATE_NAMES[state]} ` }, quiet(cleared)],
      ],
    })),
  );
}
