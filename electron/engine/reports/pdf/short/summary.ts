/** For readers who know nothing of the engagement. What tests found is restricted to those who can judge it, so it is not told. */
import { groupBy } from '../../../../../shared/domain/group-by.ts';
import type { ReportModel } from '../../../../../shared/domain/report-model.ts';
import { clip, first } from '../../../../../shared/domain/report-short.ts';
import { enumerate, readinessStatement, standingOf } from '../../../../../shared/domain/report-standing.ts';
import {
  CATEGORY_NAMES,
  COMPONENT_KIND_NAMES,
  LAYERS,
  LAYER_NAMES,
} from '../../../../../shared/domain/vocabulary.ts';
import { counted } from '../../words.ts';
import { mm, type Flow } from '../flow.ts';
import { paragraph, terms } from '../blocks.ts';
import { strong } from '../sections/marks.ts';
import { readinessChart } from '../sections/summary-charts.ts';
import { table } from '../table.ts';
import { STYLES } from '../text.ts';
import { andMore, named, opening, plain, title } from './opening.ts';
import type { Fit, ShortPart } from './part.ts';

const SERVICES = 5;
const COMMITMENTS = 9;
const TOPICS = 24;
const ASSUMED = 14;
/** Controls without a topic. */
const OTHER = 'Other';
const TERM = mm(38);
const KINDS = Object.keys(COMPONENT_KIND_NAMES) as (keyof typeof COMPONENT_KIND_NAMES)[];

const WHAT_IT_IS =
  'This document is a summary of readiness for a general audience. It is neither a SOC 3 report nor an attestation: no independent auditor has examined what it says or expressed an opinion on it. Details of tests and their results are held for readers under restricted use.';

export const summary: ShortPart = (flow, model, fit) => {
  const { report } = model;
  opening(flow, model, fit);
  paragraph(flow, [strong('What this is. '), { text: WHAT_IT_IS }], STYLES.body, 4);
  system(flow, report, fit);
  boundary(flow, report, fit);
  commitments(flow, report, fit);
  categories(flow, report);
  controlTopics(flow, report, fit);
  assumedOfCustomers(flow, report, fit);
  standing(flow, report);
};

function system(flow: Flow, { scope, meta }: ReportModel, fit: Fit): void {
  title(flow, 'The system');
  const services = first(scope.services, fit.rows(SERVICES));
  if (scope.services.length === 0) {
    plain(flow, `${clip(meta.system, fit.letters(160)) || 'The system'} is not described by services yet.`);
    return;
  }
  terms(
    flow,
    services.shown.map(({ name, description, users }) => [
      [strong(clip(name, fit.letters(60)))],
      [clip(description, fit.letters(320)), users === '' ? '' : `Used by: ${clip(users, fit.letters(90))}.`]
        .filter(Boolean)
        .join(' ') || 'No description yet.',
    ]),
    TERM,
    STYLES.body,
  );
  andMore(flow, services, services.more === 1 ? 'service' : 'services', 'the system description has all');
}

function boundary(flow: Flow, { scope, vendors }: ReportModel, fit: Fit): void {
  title(flow, 'Boundary');
  const kinds = KINDS.map(
    (kind) => [kind, scope.components.filter((one) => one.kind === kind).length] as const,
  )
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => `${COMPONENT_KIND_NAMES[kind].toLowerCase()} (${count})`);
  const countries = [
    ...new Set(scope.locations.flatMap(({ country }) => country.split(/[,;]/)).map((name) => name.trim())),
  ].filter((name) => name !== '');
  const carved = vendors.filter(({ isSubservice }) => isSubservice).length;
  const rows = [
    [
      'Components',
      kinds.length === 0 ? '' : `${counted(scope.components.length, 'component')}: ${enumerate(kinds)}.`,
    ],
    [
      'Countries',
      enumerate(
        countries.map((name) => clip(name, fit.letters(40))),
        12,
      ),
    ],
    [
      'Vendors',
      vendors.length === 0
        ? ''
        : `${counted(vendors.length, 'vendor')}; the controls of ${carved} of them are needed to meet the criteria.`,
    ],
    [
      'Not included',
      scope.exclusions.length === 0
        ? ''
        : named(
            scope.exclusions.map(({ name }) => name),
            fit.rows(8),
            fit.letters(60),
          ),
    ],
  ] as const;
  if (rows.every(([, text]) => text === '')) plain(flow, 'The boundary is not recorded yet.');
  else terms(flow, rows, TERM, STYLES.body);
}

function commitments(flow: Flow, { scope }: ReportModel, fit: Fit): void {
  title(flow, 'Commitments to customers');
  const own = scope.commitments.filter(({ kind }) => kind === 'commitment');
  const list = first(own, fit.rows(COMMITMENTS));
  if (own.length === 0) {
    plain(flow, 'No commitment to customers is recorded yet.');
    return;
  }
  table(
    flow,
    [
      { title: 'Commitment', width: 270 },
      { title: 'Measure', width: 140 },
      { title: 'Category', width: 90 },
    ],
    list.shown.map(({ name, measure, category }) => ({
      cells: [
        clip(name, fit.letters(160)),
        clip(measure, fit.letters(90)),
        category === null ? '' : CATEGORY_NAMES[category],
      ],
    })),
    3,
  );
  andMore(flow, list, list.more === 1 ? 'commitment' : 'commitments', 'the contracts have all');
}

function categories(flow: Flow, { meta, criteria }: ReportModel): void {
  title(flow, 'Categories');
  if (meta.categories.length === 0) {
    plain(flow, 'No category is chosen yet.');
    return;
  }
  const relevant = (id: string) =>
    criteria.filter(({ category, rating }) => category === id && rating !== 'not_relevant').length;
  const list = meta.categories.map(
    (id) => `${CATEGORY_NAMES[id]} (${counted(relevant(id), 'criterion', 'criteria')})`,
  );
  plain(
    flow,
    `The system is held against the trust services criteria, ${meta.criteriaVersion}, for ${enumerate(list)}. The criteria for security apply to every category.`,
  );
}

function controlTopics(flow: Flow, { controls, meta }: ReportModel, fit: Fit): void {
  title(flow, 'Controls by topic');
  if (controls.length === 0) {
    plain(flow, 'No control is recorded yet.');
    return;
  }
  const topics = [...groupBy(controls, ({ domain }) => domain || OTHER)].toSorted(
    ([a, one], [b, two]) =>
      Number(a === OTHER) - Number(b === OTHER) || two.length - one.length || a.localeCompare(b, 'en'),
  );
  const list = first(topics, fit.rows(TOPICS));
  const owned = controls.filter(({ owner }) => owner !== '').length;
  const unsaid = controls.some(({ layer }) => layer === null);
  const said = meta.kind === 'type1' ? 'are designed for' : 'serve';
  plain(
    flow,
    `${counted(controls.length, 'control')} ${said} the criteria, under ${counted(topics.length, 'topic')}. ${owned} of them have one accountable owner.`,
  );
  table(
    flow,
    [
      { title: 'Topic', width: 190 },
      { title: 'Controls', width: 60, align: 'right' },
      ...LAYERS.map((layer) => ({ title: LAYER_NAMES[layer], width: 68, align: 'right' as const })),
      ...(unsaid ? [{ title: 'Not said', width: 68, align: 'right' as const }] : []),
    ],
    list.shown.map(([topic, own]) => ({
      cells: [
        clip(topic, fit.letters(60)),
        `${own.length}`,
        ...[...LAYERS, ...(unsaid ? [null] : [])].map(
          (layer) => `${own.filter((control) => control.layer === layer).length || ''}`,
        ),
      ],
    })),
    3,
  );
  andMore(flow, list, list.more === 1 ? 'topic' : 'topics', 'the control matrix has all');
}

function assumedOfCustomers(flow: Flow, { complementary }: ReportModel, fit: Fit): void {
  title(flow, 'What customers are assumed to do');
  const own = complementary.filter(({ kind }) => kind === 'cuec');
  const list = first(own, fit.rows(ASSUMED));
  if (own.length === 0) {
    plain(flow, 'No complementary user entity control is recorded.');
    return;
  }
  plain(flow, 'Complementary user entity controls: the commitments rest on customers doing this themselves.');
  table(
    flow,
    [
      { title: 'No.', width: 62 },
      { title: 'Customers are assumed to', width: 330 },
      { title: 'Criteria', width: 110 },
    ],
    list.shown.map(({ number, name, criteria }) => ({
      cells: [[strong(number)], clip(name, fit.letters(200)), named(criteria, 5, 8)],
    })),
    3,
  );
  andMore(flow, list, list.more === 1 ? 'control' : 'controls', 'the system description has all');
}

function standing(flow: Flow, report: ReportModel): void {
  title(flow, 'Standing');
  const { criteria, outlook, meta } = report;
  if (criteria.length === 0) {
    plain(flow, 'Nothing is assessed yet.');
    return;
  }
  const speaks =
    meta.kind === 'type1'
      ? `It speaks of the design of controls as of ${outlook.path.date}, not of how they work over time.`
      : `The period ${outlook.path.daysLeft < 0 ? 'ended' : 'ends'} on ${outlook.path.date}.`;
  plain(flow, `On ${outlook.today}: ${readinessStatement(standingOf(criteria))} ${speaks}`);
  readinessChart(flow, report);
}
