import { CRITICALITY_NAMES } from '../../../../../shared/domain/programme-vocabulary.ts';
import type { ReportComplementary, ReportVendor } from '../../../../../shared/domain/report-vendors.ts';
import { gapWords, opinionWords, periodWords, treatmentWords, verdictWords } from '../../vendors.ts';
import { sectionHead, subHead } from '../blocks.ts';
import { table, type Row } from '../table.ts';
import type { Span } from '../text.ts';
import { quiet, strong } from './marks.ts';
import { opening } from './opening.ts';
import type { Part } from './part.ts';

const MEANINGS =
  'A subservice organization is a vendor without whose controls a criterion would fail. Gap: days up to the date of this report for which neither the vendor’s report nor a bridge letter speaks.';

/** Vendors with their reports and reviews, then the controls assumed at others. */
export const vendors: Part = (flow, model, numbering) => {
  const { vendors: list, complementary } = model;
  if (list.length === 0 && complementary.length === 0) return;
  sectionHead(flow, numbering.section(), 'Vendors and assumed controls');
  opening(flow, model, 'vendors', list.length > 0 ? MEANINGS : '', 4);
  if (list.length > 0) {
    subHead(flow, numbering.heading(), 'Vendor and subservice organization review');
    table(
      flow,
      [
        { title: 'Vendor', width: 110 },
        { title: 'Criticality', width: 52 },
        { title: 'Its report', width: 116 },
        { title: 'Opinion, exceptions', width: 112 },
        { title: 'Gap', width: 48 },
        { title: 'Review', width: 84 },
      ],
      list.map(vendorRow),
    );
  }
  assumed(flow, numbering, 'cuec', complementary);
  assumed(flow, numbering, 'csoc', complementary);
};

const lines = (...texts: readonly string[]): string => texts.filter(Boolean).join('\n');

function vendorRow(vendor: ReportVendor): Row {
  const { name, service, criticality, report, auditor, exceptions, bridgeTo, cuecs } = vendor;
  const below = lines(service, treatmentWords(vendor));
  const opinion = opinionWords(vendor);
  return {
    cells: [
      [strong(name), quiet(`\n${below}`)],
      criticality ? CRITICALITY_NAMES[criticality] : [quiet('Not set')],
      orNone(
        lines(
          report,
          periodWords(vendor),
          auditor && `by ${auditor}`,
          bridgeTo ? `Bridge letter to ${bridgeTo}` : '',
          cuecs > 0 ? `${vendor.cuecsMapped} of ${cuecs} assumed controls mapped` : '',
        ),
      ),
      opinion === '' && exceptions === '' ? '' : lines(opinion, exceptions || 'No exceptions recorded'),
      gapWords(vendor),
      orNone(
        lines(
          vendor.reviewedOn ?? '',
          verdictWords(vendor),
          vendor.nextReview ? `Next ${vendor.nextReview}` : '',
        ),
        'Not reviewed',
      ),
    ],
  };
}

const orNone = (text: string, none = 'None'): string | Span[] => (text === '' ? [quiet(none)] : text);

const TITLES = {
  cuec: 'Controls assumed at customers (CUEC)',
  csoc: 'Controls assumed at subservice organizations (CSOC)',
};

function assumed(
  flow: Parameters<Part>[0],
  numbering: Parameters<Part>[2],
  kind: ReportComplementary['kind'],
  all: readonly ReportComplementary[],
): void {
  const list = all.filter((control) => control.kind === kind);
  if (list.length === 0) return;
  subHead(flow, numbering.heading(), TITLES[kind]);
  table(
    flow,
    [
      { title: 'Number', width: 56 },
      {
        title: kind === 'cuec' ? 'Customers are assumed to do' : 'The organization is assumed to do',
        width: 190,
      },
      { title: 'Criteria', width: 60 },
      ...(kind === 'csoc' ? [{ title: 'Organization', width: 86 }] : []),
      { title: 'Own control', width: 68 },
      { title: 'Where they are told', width: 96 },
    ],
    list.map(({ number, name, criteria, organization, controlRef, toldIn }) => ({
      cells: [
        [strong(number || '–')],
        name,
        criteria.join(', '),
        ...(kind === 'csoc' ? [organization] : []),
        controlRef,
        toldIn,
      ],
    })),
  );
}
