import { coverFacts, sealKeyRow } from '../../../../../shared/domain/documents/printed.ts';
import type { ReportMeta, ReportModel } from '../../../../../shared/domain/report-model.ts';
import { NOT_AN_ATTESTATION } from '../../../../../shared/domain/report-model.ts';
import { CATEGORY_NAMES } from '../../../../../shared/domain/vocabulary.ts';
import { reportTime, reportTitle, zonedTime } from '../../words.ts';
import { paragraph, terms } from '../blocks.ts';
import { placeLogo } from '../logo.ts';
import type { Flow } from '../flow.ts';
import { mm } from '../flow.ts';
import { COLORS } from '../palette.ts';
import { layoutText, STYLES } from '../text.ts';
import type { Part } from './part.ts';

type Cover = Part<Pick<ReportModel, 'meta'>>;

/** Of a report: the firm that prepared it is named. */
export const cover: Cover = (flow, { meta }) =>
  coverWith(flow, meta, [
    ['System', meta.system],
    ['Categories', meta.categories.map((category) => CATEGORY_NAMES[category]).join(', ')],
    ['Criteria', meta.criteriaVersion],
    ['Prepared by', [meta.preparedBy, meta.firm].filter(Boolean).join(', ')],
    ['Version', meta.version],
    ['Made', zonedTime(meta.generatedAt)],
    ['Workspace state', meta.journalHash],
    ...sealKeyRow(meta),
  ]);

/** Said in large letters already. */
const ABOVE = ['Organization', 'Period', 'As of'];

/** Of a document that management writes and signs: nobody else is named as its author. */
export const managementCover: Cover = (flow, { meta }) => {
  const facts = coverFacts(meta, zonedTime(meta.generatedAt));
  coverWith(
    flow,
    meta,
    facts.filter(([term]) => !ABOVE.includes(term)),
  );
};

/** Type only: whose system, which document, which time; below, what a reader needs to tell two prints apart. */
function coverWith(flow: Flow, meta: ReportMeta, facts: readonly [string, string][]): void {
  flow.openSection();
  flow.newPage(false);
  if (flow.logo) placeLogo(flow, flow.logo, `Logo of ${meta.firm || 'the firm'}`);
  flow.y = mm(70);
  const { left, y } = flow;
  flow.artifact((doc) => doc.rect(left, y - mm(8), mm(15), 2.5).fill(flow.accent));
  paragraph(flow, meta.client, { size: 14, leading: 20, color: COLORS.text2 }, 4);
  paragraph(flow, reportTitle(meta), STYLES.cover, 8);
  paragraph(flow, capital(reportTime(meta)), { size: 14, leading: 20 }, 0);

  const termWidth = mm(32);
  const notice = `${NOT_AN_ATTESTATION} It shows what the workspace held when it was made, and expresses no opinion.`;
  const height = facts.reduce((sum, [, text]) => {
    return sum + layoutText(flow.fonts, text, flow.width - termWidth, STYLES.body).height + 2.5;
  }, 70);
  // A long title or scope may already have come down this far.
  flow.y = Math.max(flow.y + 24, flow.bottom - height);
  terms(flow, facts, termWidth, STYLES.body);
  flow.y += 12;
  paragraph(flow, notice, { ...STYLES.body, color: COLORS.text2 });
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
