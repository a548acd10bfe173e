/** What was decided and asked for, with lines to sign on. */
import type { GovernanceModel, PackAction } from '../../../../../shared/domain/governance-model.ts';
import { paragraph, sectionHead, subHead } from '../blocks.ts';
import { mm, type Flow } from '../flow.ts';
import { COLORS } from '../palette.ts';
import { strong } from '../sections/marks.ts';
import type { Part } from '../sections/part.ts';
import { table } from '../table.ts';
import { layoutText, paintWords, STYLES } from '../text.ts';

const LINE = mm(16);

export const decisions: Part<GovernanceModel> = (flow, model, numbering) => {
  sectionHead(flow, numbering.section(), 'Decisions and actions');
  subHead(flow, numbering.heading(), 'Decisions');
  if (model.decisions.length === 0) paragraph(flow, 'No decision is recorded yet.');
  else
    table(
      flow,
      [
        { title: 'No.', width: 30 },
        { title: 'Decision', width: 360 },
        { title: 'Decided by', width: 130 },
      ],
      model.decisions.map(({ text, decidedBy }, index) => ({
        cells: [[strong(String(index + 1))], text, decidedBy],
      })),
    );
  subHead(flow, numbering.heading(), 'Actions');
  actions(flow, model.actions, 'No action was asked for.');
  if (model.carriedOver.length > 0) {
    subHead(flow, numbering.heading(), 'Actions of earlier meetings, still open');
    actions(flow, model.carriedOver, '');
  }
  subHead(flow, numbering.heading(), 'Signatures');
  signatures(flow, ['Chair', 'Owner of the programme', 'Recorded by']);
};

function actions(flow: Flow, list: readonly PackAction[], empty: string): void {
  if (list.length === 0) {
    paragraph(flow, empty);
    return;
  }
  table(
    flow,
    [
      { title: 'Action', width: 50 },
      { title: 'What is to be done', width: 240 },
      { title: 'Owner', width: 90 },
      { title: 'Due', width: 56 },
      { title: 'Status', width: 56 },
      { title: 'Meeting', width: 50 },
    ],
    list.map(({ ref, name, owner, due, status, meeting }) => ({
      cells: [[strong(ref)], name, owner, due ?? 'No day', status, meeting],
    })),
  );
}

/** Name and role below a line, date beside it. */
function signatures(flow: Flow, roles: readonly string[]): void {
  for (const role of roles) {
    flow.require(LINE + 14);
    const { y, left, width } = flow;
    const label = layoutText(flow.fonts, `${role}: name and signature`, width, STYLES.small);
    const date = layoutText(flow.fonts, 'Date', 80, STYLES.small);
    const at = y + LINE;
    flow.artifact((doc) => {
      for (const [from, to] of [
        [left, left + width - 130],
        [left + width - 110, left + width],
      ] as const)
        doc.lineWidth(0.6).moveTo(from, at).lineTo(to, at).stroke(COLORS.text2);
    });
    flow.content(flow.element('P'), 'P', (doc) => {
      paintWords(doc, label, left, at + 2);
      paintWords(doc, date, left + width - 110, at + 2);
    });
    flow.y = at + 14;
  }
}
