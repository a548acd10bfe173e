/** Risks by likelihood and impact, as on screen: each cell says how many stand there. */
import type { Flow } from './flow.ts';
import { COLORS, SEVERITY_COLORS } from './palette.ts';
import { paragraph } from './blocks.ts';
import { layoutText, paintWords, STYLES } from './text.ts';

const LABEL = 96;
const CELL = 22;

export interface RiskMap {
  /** Names of the steps from the lowest. */
  likelihood: readonly string[];
  impact: readonly string[];
  /** Highest score that is taken without a decision; cells above it are outlined. */
  appetite: number;
  cells: readonly { likelihood: number; impact: number; score: number; risks: number }[];
}

/** Likelihood upwards, impact to the right. */
export function riskMap(flow: Flow, { likelihood, impact, cells, appetite }: RiskMap): void {
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
      const place = flow.element('TD', row);
      if (cell.risks > 0)
        flow.content(place, 'TD', (doc) => paintWords(doc, count, x + step / 2 - count.width / 2 - 1, y + 3));
    }
    flow.y = y + CELL;
  }
  const { y, left } = flow;
  const foot = flow.element('TR', grid);
  // The corner, so that all rows are of one length.
  flow.element('TD', foot);
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
