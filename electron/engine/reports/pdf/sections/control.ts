import { sealKeyRow } from '../../../../../shared/domain/documents/printed.ts';
import type { ReportMeta } from '../../../../../shared/domain/report-model.ts';
import { NOT_AN_ATTESTATION } from '../../../../../shared/domain/report-model.ts';
import { CATEGORY_NAMES } from '../../../../../shared/domain/vocabulary.ts';
import { reportTime, reportTitle, zonedTime } from '../../words.ts';
import { paragraph, sectionHead, subHead, terms } from '../blocks.ts';
import { mm } from '../flow.ts';
import { table } from '../table.ts';
import { STYLES, type Rich } from '../text.ts';
import { writtenText } from '../written-text.ts';
import { quiet } from './marks.ts';
import type { Part } from './part.ts';

/** Whose report this is, who made and checked it, who gets it, and how to tell from which state it was made. */
export const control: Part = (flow, { meta, texts }, numbering) => {
  sectionHead(flow, numbering.section(), 'Document control');
  if (texts.control) writtenText(flow, texts.control);
  terms(flow, facts(meta), mm(42), STYLES.body);
  subHead(flow, numbering.heading(), 'Distribution', false);
  const { distribution } = meta.settings;
  if (distribution.length === 0)
    paragraph(
      flow,
      'No reader is named yet. Name them in the report settings before the report leaves the firm.',
    );
  else
    table(
      flow,
      [
        { title: 'No.', width: 42.5 },
        { title: 'Reader', width: 450 },
      ],
      distribution.map((reader, at) => ({ cells: [`${at + 1}`, reader] })),
    );
  subHead(flow, numbering.heading(), 'Confidentiality', false);
  const client = meta.client === '' ? 'the client' : meta.client;
  paragraph(
    flow,
    `This report is confidential. It describes how ${client} protects its systems and what is missing, and is meant for the readers above only. Whoever receives it otherwise is asked to return or delete it.`,
  );
  subHead(flow, numbering.heading(), 'Not an attestation', false);
  paragraph(
    flow,
    `${NOT_AN_ATTESTATION} This report gives no opinion, takes the place of no examination, and may not be presented to customers as a SOC 2 report.`,
  );
};

function facts(meta: ReportMeta): [string, Rich][] {
  const { settings } = meta;
  return [
    ['Client', meta.client],
    ['System', meta.system],
    ['Report', reportTitle(meta)],
    [meta.kind === 'type1' ? 'Date' : 'Period', reportTime(meta).replace('as of ', '')],
    ['Categories', meta.categories.map((category) => CATEGORY_NAMES[category]).join(', ')],
    ['Criteria', meta.criteriaVersion],
    ['Version', meta.version],
    ['Made', zonedTime(meta.generatedAt)],
    ['Prepared by', [meta.preparedBy, meta.firm].filter(Boolean).join(', ')],
    ['Reviewed by', settings.reviewedBy === '' ? [quiet('Not reviewed yet')] : settings.reviewedBy],
    ['Workspace state', meta.journalHash],
    ...sealKeyRow(meta),
  ];
}
