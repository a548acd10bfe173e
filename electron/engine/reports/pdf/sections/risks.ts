import { paragraph, sectionHead } from '../blocks.ts';
import { COLORS } from '../palette.ts';
import { table } from '../table.ts';
import { STYLES } from '../text.ts';
import { strong } from './marks.ts';
import type { Part } from './part.ts';

/** The risks that the controls answer: how high what is left of them is, and those over the firm's appetite. */
export const risks: Part = (flow, { risks: register }, numbering) => {
  if (!register) return;
  sectionHead(flow, numbering.section(), 'Risks');
  paragraph(flow, register.summary.join(' '), { ...STYLES.body, color: COLORS.text2 }, 8);
  if (register.over.length === 0) return;
  table(
    flow,
    [
      { title: 'Risk', width: 46 },
      { title: 'What could go wrong', width: 230 },
      { title: 'Score', width: 84 },
      { title: 'To do', width: 140 },
    ],
    register.over.map(({ ref, name, score, level, notes }) => ({
      cells: [[strong(ref)], name, `${score}, ${level}`, notes.join(', ')],
    })),
  );
};
