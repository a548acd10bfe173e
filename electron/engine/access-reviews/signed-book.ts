/** The signed-off listing as a workbook: who decided what of which line, what was seen in it, and the signature. */
import type { Writable } from 'node:stream';
import type { AccessReviewDetail, AccessReviewLine } from '../../../shared/contract/access-reviews.ts';
import {
  ACCESS_FLAGS,
  ACCESS_FLAG_MEANINGS,
  ACCESS_FLAG_NAMES,
} from '../../../shared/domain/access-review/vocabulary.ts';
import { ACCESS_DECISIONS, ACCESS_DECISION_NAMES } from '../../../shared/domain/programme-vocabulary.ts';
import { localAndUtc } from '../../../shared/domain/moments.ts';
import { kindFor, reportMeta } from '../reports/meta.ts';
import type { RenderOptions } from '../reports/progress.ts';
import { writeBook } from '../reports/xlsx/write-book.ts';
import { day, type Sheet, type Value } from '../reports/xlsx/sheet.ts';
import type { Session } from '../session.ts';

export interface SignedReview {
  review: AccessReviewDetail;
  lines: readonly AccessReviewLine[];
  signature: { by: string; at: string; sha256: string };
}

export async function renderSignedReview(
  session: Session,
  signed: SignedReview,
  write: Writable,
  options: RenderOptions,
): Promise<void> {
  const { review, lines } = signed;
  const meta = {
    ...reportMeta(session, kindFor(session.engagement().type)),
    title: `Access review ${review.ref}: ${review.name}`,
  };
  const sheets = [
    linesSheet(
      'Lines',
      lines.filter(({ flags }) => !flags.includes('removed')),
    ),
  ];
  const gone = lines.filter(({ flags }) => flags.includes('removed'));
  if (gone.length > 0) sheets.push(linesSheet('Gone since', gone));
  await writeBook(
    meta,
    coverTerms(meta.client, meta.system, signed),
    sheets as Sheet<unknown>[],
    write,
    options,
  );
}

function coverTerms(client: string, system: string, { review, signature }: SignedReview): [string, Value][] {
  const flags = ACCESS_FLAGS.filter((flag) => (review.flags[flag] ?? 0) > 0);
  return [
    ['Client', client],
    ['System', system],
    ['Review', `${review.ref} ${review.name}`],
    ['Access as of', day(review.asOf)],
    ...(review.control === null ? [] : [['Control', review.control] as [string, Value]]),
    ['Reviewer', review.reviewer],
    ...review.sources.map(({ role, fileName, sha256, evidence, lines }): [string, Value] => [
      role === 'present' ? 'Listing' : 'Earlier listing',
      `${[evidence?.ref, fileName].filter(Boolean).join(' ')}, ${lines} lines, SHA-256 ${sha256}`,
    ]),
    ['Lines decided', review.decided],
    ...ACCESS_DECISIONS.map((decision): [string, Value] => [
      ACCESS_DECISION_NAMES[decision],
      review.decisions[decision] ?? 0,
    ]),
    ...flags.map((flag): [string, Value] => [
      ACCESS_FLAG_NAMES[flag],
      `${review.flags[flag]}. ${ACCESS_FLAG_MEANINGS[flag]}`,
    ]),
    ['Notes', review.notes],
    ['Signed by', signature.by],
    ['Signed', localAndUtc(signature.at, null)],
    ['SHA-256 of the signed lines', signature.sha256],
  ];
}

function linesSheet(name: string, rows: readonly AccessReviewLine[]): Sheet<AccessReviewLine> {
  return {
    name,
    rows,
    frozen: 2,
    columns: [
      { title: 'Line', value: ({ position }) => position },
      { title: 'Account', value: ({ account }) => account },
      { title: 'Application', value: ({ application }) => application },
      { title: 'Name', value: (line) => line.name },
      { title: 'Role', value: ({ role }) => role, widest: 30 },
      { title: 'Earlier role', value: ({ previousRole }) => previousRole, widest: 30 },
      { title: 'Last login', value: ({ lastLogin }) => dayOr(lastLogin) },
      { title: 'Status', value: ({ accountStatus }) => accountStatus },
      { title: 'On the roster', value: ({ worker }) => worker?.name ?? '' },
      { title: 'Left', value: ({ worker }) => day(worker?.leftOn ?? null) },
      { title: 'Owner', value: ({ ownerNote }) => ownerNote, widest: 30 },
      {
        title: 'Seen',
        value: ({ flags }) => flags.map((flag) => ACCESS_FLAG_NAMES[flag]).join(', '),
        widest: 30,
      },
      { title: 'Decision', value: ({ decision }) => (decision ? ACCESS_DECISION_NAMES[decision] : '') },
      { title: 'Note', value: ({ note }) => note },
      { title: 'Decided by', value: ({ decidedBy }) => decidedBy },
      { title: 'Decided', value: ({ decidedAt }) => (decidedAt ? localAndUtc(decidedAt, null) : '') },
      { title: 'Carried out', value: ({ carriedOutOn }) => day(carriedOutOn) },
    ],
  };
}

const dayOr = (text: string): Value => (/^\d{4}-\d\d-\d\d$/.test(text) ? day(text) : text);
