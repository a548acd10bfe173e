import { facts, grid, h, section } from './dom.js';
import { data, list, rateOf, words } from './data.js';
import { writeRoute } from './route.js';
import { rating, result, signOf, toneOf } from './signs.js';

const REPORTED = ['exceptions', 'not_suitably_designed', 'unable_to_test'];

/** What this is, where it stands, and what will be in the report whatever happens next. */
export function overviewView() {
  const { meta } = data;
  return h(
    'div',
    {},
    h('h1', { tabindex: -1 }, meta.client),
    h('p', { class: 'lead' }, `Auditor binder, SOC 2 Type ${meta.engagementType}, ${data.time}`),
    h('p', { class: 'notice' }, data.notice),
    figures(),
    section('Readiness by criterion', heatMap()),
    section('Exceptions of tests', exceptions()),
    section(
      'About this binder',
      facts([
        ['System', meta.system],
        [
          'Categories',
          list(meta.categories)
            .map((category) => words.categories[category])
            .join(', '),
        ],
        ['Criteria', meta.criteriaVersion],
        ['Prepared by', [meta.preparedBy, meta.firm].filter(Boolean).join(', ')],
        ['Version', meta.version],
        ['Made', meta.generatedAt.replace('T', ' ')],
        ['Workspace state', h('code', {}, meta.journalHash)],
        [
          'Files',
          hasFiles()
            ? 'Evidence stands in folders beside this page.'
            : 'This page holds the index of evidence, not the files.',
        ],
      ]),
    ),
  );
}

const hasFiles = () => list(data.evidence).some(({ path }) => path);

function figures() {
  const { summary, meta } = data;
  const relevant = list(data.criteria).length - (summary.criteria.not_relevant ?? 0);
  const shown = [
    [
      summary.criteria.ready,
      `of ${relevant} relevant criteria ready`,
      writeRoute('criteria', '', { rating: 'ready' }),
    ],
    [
      summary.controls.designConcluded,
      `of ${summary.controls.total} controls, design concluded`,
      writeRoute('controls'),
    ],
    meta.kind === 'type1'
      ? [
          summary.controls.key,
          `of ${summary.controls.total} controls are key controls`,
          writeRoute('controls'),
        ]
      : [
          summary.controls.operationConcluded,
          `of ${summary.controls.total} controls, operation concluded`,
          writeRoute('controls'),
        ],
    [list(data.findings).length, 'findings', writeRoute('findings')],
    [list(data.evidence).length, 'pieces of evidence', writeRoute('evidence')],
  ];
  return h(
    'ul',
    { class: 'figures' },
    shown.map(([figure, label, href]) => h('li', {}, h('a', { href }, h('b', {}, figure ?? 0), ` ${label}`))),
  );
}

function heatMap() {
  const groups = new Map();
  for (const criterion of list(data.criteria))
    groups.set(criterion.group, [...(groups.get(criterion.group) ?? []), criterion]);
  const used = Object.keys(words.ratings).filter((value) => data.summary.criteria[value] > 0);
  return [
    h(
      'p',
      { class: 'legend' },
      used.map((value) => h('span', {}, rating(value), ` ${data.summary.criteria[value]}`)),
    ),
    h(
      'ul',
      { class: 'heat' },
      [...groups].map(([group, criteria]) =>
        h(
          'li',
          {},
          h('span', { class: 'group' }, group),
          h(
            'span',
            { class: 'tiles' },
            criteria.map(({ id, rating: value, summary }) =>
              h(
                'a',
                {
                  href: writeRoute('criteria', id),
                  class: `tile ${toneOf(value)}`,
                  title: summary,
                  'aria-label': `${id}, ${words.ratings[value]}`,
                },
                id,
                signOf(value),
              ),
            ),
          ),
        ),
      ),
    ),
  ];
}

function exceptions() {
  const reported = list(data.controls).flatMap((control) =>
    ['design', 'operation']
      .filter((kind) => REPORTED.includes(control[kind].result))
      .map((kind) => ({ control, kind, outcome: control[kind] })),
  );
  if (reported.length === 0) return h('p', {}, 'No test has an exception.');
  return grid(
    ['Control', 'Title', 'Test', 'Result', 'Deviations', 'Criteria'],
    reported.map(({ control, kind, outcome }) => [
      h('a', { href: writeRoute('controls', control.ref), class: 'ref' }, control.ref),
      control.title,
      outcome.workpaperRef
        ? h('a', { href: writeRoute('tests', outcome.workpaperRef), class: 'ref' }, outcome.workpaperRef)
        : words.kinds[kind],
      result(outcome.result),
      rateOf(outcome),
      list(control.criteria).join(' '),
    ]),
    'Exceptions of tests',
  );
}
