import { groupBy } from '../../../../../shared/domain/group-by.ts';
import type { ReportMeta } from '../../../../../shared/domain/report-model.ts';
import type { ReportOwnReview, ReportPaper } from '../../../../../shared/domain/report-programme.ts';
import { partFindings } from '../../../../../shared/domain/report-remediation.ts';
import { OPEN_RESULTS } from '../../../../../shared/domain/testing.ts';
import { counted } from '../../words.ts';
import { paragraph, sectionHead, subHead } from '../blocks.ts';
import type { Flow } from '../flow.ts';
import { COLORS } from '../palette.ts';
import { ref, refs } from '../references.ts';
import { table } from '../table.ts';
import { layoutText, STYLES, type Rich } from '../text.ts';
import { placeWords } from '../words.ts';
import { quiet, strong } from './marks.ts';
import { opening } from './opening.ts';
import type { Part } from './part.ts';

/** Who signed how many workpapers, which concluded ones lack a signature, and lines for those who sign the report. */
export const signoffs: Part = (flow, model, numbering) => {
  const { papers, meta, ownReviews } = model;
  sectionHead(flow, numbering.section(), 'Sign-offs');
  opening(flow, model, 'signoffs', openingWords(papers));
  const people = signers(papers);
  if (people.length > 0) {
    subHead(flow, numbering.heading(), 'Workpapers by person');
    table(
      flow,
      [
        { title: 'Person', width: 200 },
        { title: 'Prepared', width: 90, align: 'right' },
        { title: 'Reviewed', width: 90, align: 'right' },
        { title: 'Last signature', width: 110, align: 'right' },
      ],
      people.map(({ name, prepared, reviewed, last }) => ({
        cells: [[strong(name)], `${prepared}`, `${reviewed}`, last],
      })),
    );
  }
  missing(flow, papers, () => numbering.heading());
  reviewsOfOwnWork(flow, ownReviews, () => numbering.heading());
  const responses = partFindings(model).exceptions;
  if (responses.length > 0) {
    subHead(flow, numbering.heading(), 'Management responses');
    table(
      flow,
      [
        { title: 'Finding', width: 46 },
        { title: 'Exception', width: 206 },
        { title: 'Response', width: 116 },
        { title: 'Signed for management', width: 126 },
      ],
      responses.map((finding) => ({
        cells: [
          [{ ...ref('finding', finding.ref), weight: 600 as const }],
          finding.title,
          finding.response
            ? [finding.response.by, finding.response.at.slice(0, 10)].filter(Boolean).join('\n')
            : [quiet('Not yet given')],
          '\n ',
        ],
      })),
    );
  }
  subHead(flow, numbering.heading(), 'Signatures to this report');
  signatureLines(flow, signatories(meta));
};

const isConcluded = ({ result }: ReportPaper): boolean => !OPEN_RESULTS.includes(result);

function openingWords(papers: readonly ReportPaper[]): string {
  const concluded = papers.filter(isConcluded);
  if (concluded.length === 0) return 'No test is concluded yet, so that nothing is signed.';
  const unsigned = concluded.filter(({ state }) => state === 'unsigned').length;
  const unreviewed = concluded.filter(({ reviewed }) => reviewed === null).length;
  if (unsigned === 0 && unreviewed === 0)
    return `${counted(concluded.length, 'concluded test')}, each prepared and reviewed with a signature.`;
  return `${counted(concluded.length, 'concluded test')}: ${unsigned} without the signature of a preparer, ${unreviewed} without that of a reviewer.`;
}

interface Signer {
  name: string;
  prepared: number;
  reviewed: number;
  last: string;
}

function signers(papers: readonly ReportPaper[]): Signer[] {
  const signed = papers.flatMap(({ prepared, reviewed }) => [
    ...(prepared ? [{ name: prepared.by, role: 'prepared' as const, at: prepared.at.slice(0, 10) }] : []),
    ...(reviewed ? [{ name: reviewed.by, role: 'reviewed' as const, at: reviewed.at.slice(0, 10) }] : []),
  ]);
  return [...groupBy(signed, ({ name }) => name)].map(([name, own]) => ({
    name,
    prepared: own.filter(({ role }) => role === 'prepared').length,
    reviewed: own.filter(({ role }) => role === 'reviewed').length,
    last:
      own
        .map(({ at }) => at)
        .toSorted()
        .at(-1) ?? '',
  }));
}

/** Concluded tests whose signature is missing, or was given to an earlier state. */
function missing(flow: Flow, papers: readonly ReportPaper[], number: () => string): void {
  const concluded = papers.filter(isConcluded);
  const lists: [string, ReportPaper[]][] = [
    ['Not signed by a preparer', concluded.filter(({ prepared }) => prepared === null)],
    [
      'Prepared, not reviewed',
      concluded.filter(({ prepared, reviewed }) => prepared !== null && reviewed === null),
    ],
    [
      'Changed after a signature',
      papers.filter(
        ({ prepared, reviewed }) => prepared?.state === 'reopened' || reviewed?.state === 'reopened',
      ),
    ],
  ];
  const found = lists.filter(([, list]) => list.length > 0);
  if (found.length === 0) return;
  subHead(flow, number(), 'Signatures that are missing');
  table(
    flow,
    [
      { title: 'What is missing', width: 128 },
      { title: 'Tests', width: 40, align: 'right' },
      { title: 'Workpapers', width: 326 },
    ],
    found.map(([title, list]) => ({
      cells: [
        [strong(title)],
        `${list.length}`,
        refs(
          'workpaper',
          list.map((paper) => paper.ref),
        ),
      ],
    })),
  );
}

/** Reviews by who did the work: an auditor asks for the reason of each. */
function reviewsOfOwnWork(flow: Flow, reviews: readonly ReportOwnReview[], number: () => string): void {
  if (reviews.length === 0) return;
  subHead(flow, number(), 'Reviews by who did the work');
  table(
    flow,
    [
      { title: 'Record', width: 84 },
      { title: 'Review', width: 110 },
      { title: 'Person', width: 110 },
      { title: 'Reason for the override', width: 190 },
    ],
    reviews.map(({ ref: record, what, person, reason, on }) => ({
      cells: [
        [strong(record)],
        what,
        person,
        reason === '' ? [quiet('None was given')] : [{ text: `${reason} ` }, quiet(on ?? '')],
      ],
    })),
  );
}

/** Who signs: management for what it says, the firm for the work, the reviewer where one is named. */
function signatories({ client, firm, preparedBy, settings }: ReportMeta): [role: string, name: string][] {
  return [
    [`Management of ${client}`, ''],
    [firm === '' ? 'Prepared by' : `Prepared by, ${firm}`, preparedBy],
    ['Reviewed by', settings.reviewedBy],
  ];
}

const LINE = 40;

/** Three blanks each: name, signature, date. What is known stands on its line already. */
function signatureLines(flow: Flow, list: readonly (readonly [role: string, name: string])[]): void {
  paragraph(
    flow,
    'A signature confirms what this report shows of the workspace. It is no opinion.',
    STYLES.small,
    2,
  );
  flow.require(list.length * LINE);
  const gap = 14;
  const widths = [0.38, 0.38, 0.24].map((share) => share * (flow.width - 2 * gap));
  const element = flow.element('L');
  for (const [role, name] of list) {
    const { left, y: top } = flow;
    const item = flow.element('LBody', flow.element('LI', element));
    const foot: [Rich, Rich][] = [
      [name, role],
      ['', 'Signature'],
      ['', 'Date'],
    ];
    let x = left;
    foot.forEach(([above, below], index) => {
      const width = widths[index] ?? 0;
      const start = x;
      flow.artifact((doc) =>
        doc
          .lineWidth(0.5)
          .moveTo(start, top + 25)
          .lineTo(start + width, top + 25)
          .stroke(COLORS.text2),
      );
      const words = layoutText(flow.fonts, below, width, STYLES.small);
      const given = layoutText(flow.fonts, above, width, STYLES.table);
      if (given.width > 0) placeWords(flow, item, 'LBody', { text: given, x: start, y: top + 12 });
      placeWords(flow, item, 'LBody', { text: words, x: start, y: top + 26 });
      x += width + gap;
    });
    flow.y = top + LINE;
  }
}
