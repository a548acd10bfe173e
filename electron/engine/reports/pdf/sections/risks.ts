import type { ReportRisk, ReportRiskRegister } from '../../../../../shared/domain/report-programme.ts';
import {
  levelName,
  scoreOf,
  type RiskRating,
  type RiskScale,
} from '../../../../../shared/domain/risk-scale.ts';
import { sectionHead, subHead, paragraph } from '../blocks.ts';
import { destinationOf, refs } from '../references.ts';
import { riskMap, type RiskMap } from '../risk-map.ts';
import { table } from '../table.ts';
import type { Rich, Span } from '../text.ts';
import { quiet, strong } from './marks.ts';
import { opening } from './opening.ts';
import type { Part } from './part.ts';

/** The register of risks: where they stand after controls, those over the firm's appetite, and what answers each. */
export const risks: Part = (flow, model, numbering) => {
  const { risks: told, riskRegister: register } = model;
  sectionHead(flow, numbering.section(), 'Risks');
  if (!register) {
    paragraph(flow, 'No risk is recorded. Registers, Risks offers those that the controls name.');
    return;
  }
  opening(flow, model, 'risks', (told?.summary ?? []).join(' '));
  const open = register.risks.filter(({ isOpen }) => isOpen);
  if (open.some((risk) => remains(risk) !== null)) {
    subHead(flow, numbering.heading(), 'Heat map');
    riskMap(flow, mapOf(open, register.scale));
  }
  if (told && told.over.length > 0) {
    subHead(flow, numbering.heading(), 'Over the appetite');
    table(
      flow,
      [
        { title: 'Risk', width: 46 },
        { title: 'What could go wrong', width: 230 },
        { title: 'Score', width: 84 },
        { title: 'To do', width: 140 },
      ],
      told.over.map(({ ref, name, score, level, notes }) => ({
        cells: [[strong(ref)], name, `${score}, ${level}`, notes.join(', ')],
      })),
    );
  }
  if (open.length === 0) return;
  subHead(flow, numbering.heading(), 'Risks and the controls that answer them');
  table(
    flow,
    [
      { title: 'Risk', width: 46 },
      { title: 'What could go wrong, and the plan', width: 152 },
      { title: 'Before controls', width: 74 },
      { title: 'After controls', width: 66 },
      { title: 'Decision, owner', width: 84 },
      { title: 'Controls', width: 78 },
    ],
    open.map((risk) => ({
      anchor: destinationOf('risk', risk.ref),
      cells: [
        [strong(risk.ref)],
        plan(risk),
        score(risk.inherent, register.scale),
        score(risk.residual, register.scale),
        [
          risk.decision === '' ? quiet('Not decided') : { text: risk.decision },
          risk.owner === '' ? quiet('\nNobody owns it') : { text: `\n${risk.owner}` },
        ],
        risk.controls.length === 0 ? [quiet('None linked')] : refs('control', risk.controls),
      ],
    })),
  );
};

/** What is left of a risk; the whole of it while nobody rated that. */
const remains = ({ inherent, residual }: ReportRisk): RiskRating | null => residual ?? inherent;

function mapOf(open: readonly ReportRisk[], scale: ReportRiskRegister['scale']): RiskMap {
  const { likelihood, impact, appetite } = scale;
  const rated = open.flatMap((risk) => remains(risk) ?? []);
  const cells = impact.flatMap((_impact, i) =>
    likelihood.map((_likelihood, l) => ({
      likelihood: l + 1,
      impact: i + 1,
      score: scoreOf({ likelihood: l + 1, impact: i + 1 }),
      risks: rated.filter((one) => one.likelihood === l + 1 && one.impact === i + 1).length,
    })),
  );
  return { likelihood, impact, appetite, cells };
}

function plan({ name, plan: text, due }: ReportRisk): Span[] {
  const until = due === null ? '' : ` Due ${due}.`;
  return [{ text: name }, quiet(text === '' ? '' : `\n${text}${until}`)];
}

const score = (rating: RiskRating | null, scale: RiskScale): Rich =>
  rating === null
    ? [quiet('Not rated')]
    : [{ text: `${scoreOf(rating)}, ${levelName(scale, scoreOf(rating))}` }];
