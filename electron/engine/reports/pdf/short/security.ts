/** One page for customers. It claims what tests support, says what each claim rests on, and holds nothing confidential. */
import {
  basisOf,
  clip,
  first,
  policiesInForce,
  practicesOf,
  type ShortModel,
} from '../../../../../shared/domain/report-short.ts';
import { byCategory } from '../../../../../shared/domain/report-standing.ts';
import { CATEGORY_NAMES } from '../../../../../shared/domain/vocabulary.ts';
import { counted } from '../../words.ts';
import { paragraph, terms } from '../blocks.ts';
import { mm, type Flow } from '../flow.ts';
import { strong } from '../sections/marks.ts';
import { table } from '../table.ts';
import { STYLES } from '../text.ts';
import { andMore, named, opening, plain, title } from './opening.ts';
import type { Fit, ShortPart } from './part.ts';

/** Topics on the page, and practices named under each. */
const TOPICS = 12;
const NAMED = 2;
const TERM = mm(42);

const WHAT_IT_IS =
  'Claims follow from the records of a readiness programme; each names the tests that it rests on. No independent auditor has examined them.';

export const security: ShortPart = (flow, model, fit) => {
  opening(flow, model, fit);
  plain(flow, WHAT_IT_IS, 2);
  practices(flow, model, fit);
  glance(flow, model, fit);
};

function practices(flow: Flow, { report, meta }: ShortModel, fit: Fit): void {
  title(flow, 'Key practices');
  const all = practicesOf(report);
  const list = first(all, fit.rows(TOPICS));
  if (all.length === 0) {
    const what = meta.kind === 'type1' ? 'tested for design' : 'tested for design and operation';
    plain(flow, `No control has been ${what} yet, so nothing is claimed here.`);
    return;
  }
  table(
    flow,
    [
      { title: 'Topic', width: 104 },
      { title: 'In place', width: 256 },
      { title: 'Basis', width: 144 },
    ],
    list.shown.map((practice) => ({
      cells: [
        [strong(clip(practice.topic, fit.letters(40)))],
        named(
          practice.controls.map(({ title: name }) => name),
          NAMED,
          fit.letters(56),
        ),
        basisOf(practice, meta.kind),
      ],
    })),
    3,
  );
  andMore(flow, list, list.more === 1 ? 'topic' : 'topics', 'ask the contact below');
}

function glance(flow: Flow, { report, meta, lastDone, contact }: ShortModel, fit: Fit): void {
  const { criteria, vendors, outlook } = report;
  const inForce = policiesInForce(report, outlook.today);
  const reviewed = vendors.filter(({ reviewedOn }) => reviewedOn !== null).length;
  const relevant = byCategory(criteria).map(
    ({ category, criteria: own }) =>
      `${CATEGORY_NAMES[category]} ${own.filter(({ rating }) => rating !== 'not_relevant').length}`,
  );
  title(flow, 'Programme at a glance');
  terms(
    flow,
    [
      ['Criteria in scope', relevant.join(', ') || 'None yet'],
      [
        'Policies',
        inForce === 0
          ? 'None in force yet'
          : `${counted(inForce, 'approved policy', 'approved policies')} in force`,
      ],
      ['Vendors', vendors.length === 0 ? 'None recorded' : `${vendors.length} in use, ${reviewed} reviewed`],
      ['Last access review', lastDone.accessReview ?? ''],
      ['Last restore test', lastDone.restoreTest ?? ''],
      ['Last penetration test', lastDone.penetrationTest ?? ''],
      ['Contact', contactWords(contact, meta.client, fit)],
    ],
    TERM,
    STYLES.body,
  );
  flow.y += 4;
  paragraph(flow, `Figures as of ${outlook.today}. A day that no record holds is left out.`, STYLES.small, 0);
}

function contactWords(contact: ShortModel['contact'], client: string, fit: Fit): string {
  if (contact === null) return `${clip(client, fit.letters(80))}, compliance`;
  return [contact.name, contact.title, contact.email]
    .filter(Boolean)
    .map((text) => clip(text, fit.letters(60)))
    .join(', ');
}
