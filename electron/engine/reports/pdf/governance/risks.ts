/** The register of risks at a glance: how many stand where, and those above the appetite. */
import type { GovernanceModel } from '../../../../../shared/domain/governance-model.ts';
import { counted } from '../../words.ts';
import { paragraph, sectionHead, subHead } from '../blocks.ts';
import { riskMap } from '../risk-map.ts';
import type { Part } from '../sections/part.ts';
import { table } from '../table.ts';

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
  riskMap(flow, register);
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
