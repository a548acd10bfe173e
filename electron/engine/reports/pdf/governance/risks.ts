/** The register of risks at a glance: how many stand where, and those above the appetite. */
import type { GovernanceModel } from '../../../../../shared/domain/governance-model.ts';
import { counted } from '../../words.ts';
import { paragraph, sectionHead, subHead } from '../blocks.ts';
import type { Flow } from '../flow.ts';
import { COLORS, SEVERITY_COLORS } from '../palette.ts';
import type { Part } from '../sections/part.ts';
import { table } from '../table.ts';
import { layoutText, paintWords, STYLES } from '../text.ts';

const LABEL = 96;
const CELL = 22;

type Risks = GovernanceModel['figures']['risks'];

export const risks: Part<GovernanceModel> = (flow, { figures }, numbering) => {
  const { risks: register } = figures;
  sectionHead(flow, numbering.section(), 'Risks');
  if (register.open === 0) {
    paragraph(flow, 'No open risk is recorded.');
    return;
  }
  const unrated = register.unrated > 0 ? ` ${register.unrated} not rated.` : '';
  paragraph(
    flow,
    `${counted(register.open, 'open risk')}, after controls where that is rated.${unrated} Outlined: above the appetite of ${register.appetite}.`,
  );
  subHead(flow, numbering.heading(), 'Heat map');
  heatMap(flow, register);
  subHead(flow, numbering.heading(), 'Above the appetite');
  if (register.over.length === 0) {
    paragraph(flow, 'No risk is above the appetite.');
    return;
  }
  table(
    flow,
    [
      { title: 'Risk', width: 46 },
      { title: 'What could happen', width: 200 },
      { title: 'Score', width: 70 },
      { title: 'Decision', width: 64 },
      { title: 'Owner', width: 84 },
      { title: 'Due', width: 56 },
    ],
    register.over.map(({ ref, name, score, level, decision, owner, due }) => ({
      cells: [[{ text: ref, weight: 600 as const }], name, `${score}, ${level}`, decision, owner, due ?? ''],
    })),
  );
};

/** Likelihood upwards, impact to the right, as on the screen; each cell says how many risks stand there. */
function heatMap(flow: Flow, { likelihood, impact, cells, appetite }: Risks): void {
  const style = { ...STYLES.table, color: COLORS.text2 };
  const step = Math.min((flow.width - LABEL) / impact.length, 74);
  flow.require((likelihood.length + 2) * CELL);
  const grid = flow.element('Table');
  for (const [index, name] of [...likelihood.entries()].toReversed()) {
    const { y, left } = flow;
    const row = flow.element('TR', grid);
    const label = layoutText(flow.fonts, `${index + 1} ${name}`, LABEL - 8, style);
    flow.content(flow.element('TH', row, { scope: 'Row' }), 'TH', (doc) =>
      paintWords(doc, label, left, y + 5),
    );
    const inRow = cells.filter((one) => one.likelihood === index + 1).toSorted((a, b) => a.impact - b.impact);
    for (const cell of inRow) {
      const x = left + LABEL + (cell.impact - 1) * step;
      const isOver = cell.score > appetite;
      const { tint, solid } = isOver ? SEVERITY_COLORS.high : SEVERITY_COLORS.low;
      const count = layoutText(
        flow.fonts,
        [{ text: cell.risks === 0 ? '' : `${cell.risks}`, weight: 600 }],
        step,
        STYLES.body,
      );
      flow.artifact((doc) => {
        doc.roundedRect(x, y, step - 2, CELL - 2, 1.5).fill(cell.risks > 0 ? tint : COLORS.sunken);
        if (isOver)
          doc
            .lineWidth(0.75)
            .roundedRect(x + 0.4, y + 0.4, step - 2.8, CELL - 2.8, 1.5)
            .stroke(solid);
      });
      if (cell.risks > 0)
        flow.content(flow.element('TD', row), 'TD', (doc) =>
          paintWords(doc, count, x + step / 2 - count.width / 2 - 1, y + 3),
        );
    }
    flow.y = y + CELL;
  }
  const { y, left } = flow;
  const foot = flow.element('TR', grid);
  for (const [index, name] of impact.entries()) {
    const label = layoutText(flow.fonts, `${index + 1} ${name}`, step - 4, style);
    const x = left + LABEL + index * step;
    flow.content(flow.element('TH', foot, { scope: 'Column' }), 'TH', (doc) =>
      paintWords(doc, label, x, y + 2),
    );
  }
  flow.y = y + 18;
  paragraph(flow, 'Likelihood upwards, impact to the right.', STYLES.small);
}
