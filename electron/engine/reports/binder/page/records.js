import { facts, grid, h, paragraph, section } from './dom.js';
import { data, known, list, rateOf, requestId, sizeOf, timeOf, words } from './data.js';
import { writeRoute } from './route.js';
import { rating, result, severity, state } from './signs.js';

/** References as links, those that this binder does not hold as text. */
export function links(area, refs) {
  return list(refs).map((ref, index) => [
    index > 0 ? ' ' : null,
    known[area].has(ref) ? h('a', { href: writeRoute(area, ref), class: 'ref' }, ref) : ref,
  ]);
}

export const link = (area, ref) => (ref ? links(area, [ref]) : null);

/** The head of a record: what it is, and the way back to its list. */
export const recordHead = (area, ref, title, status) =>
  h(
    'header',
    { class: 'record' },
    h('p', { class: 'crumb' }, h('a', { href: area.address ?? writeRoute(area.id) }, area.title)),
    h('h1', { tabindex: -1 }, h('span', { class: 'number' }, ref), ` ${title}`),
    status && h('p', {}, status),
  );

const rows = (area, refs, textOf) =>
  list(refs).map((ref) => [link(area, ref), known[area].has(ref) ? textOf(known[area].get(ref)) : '']);

export function controlView(area, control) {
  const isTypeTwo = data.meta.kind !== 'type1';
  const outcome = (kind, { result: value, workpaperRef, ...counts }) => [
    words.kinds[kind],
    result(value),
    rateOf(counts),
    workpaperRef ? link('tests', workpaperRef) : '',
  ];
  return h(
    'article',
    {},
    recordHead(area, control.ref, control.title),
    paragraph(control.statement),
    facts([
      ['Domain', control.domain],
      ['Owner', control.owner],
      ['Frequency', words.frequencies[control.frequency]],
      ['Nature', words.natures[control.nature]],
      ['Mode', words.modes[control.mode]],
      ['Key control', control.isKey ? 'Yes' : 'No'],
    ]),
    section(
      'Tests',
      grid(
        ['Test', 'Result', 'Deviations', 'Workpaper'],
        [outcome('design', control.design), ...(isTypeTwo ? [outcome('operation', control.operation)] : [])],
        'Tests',
      ),
    ),
    section(
      'Criteria',
      grid(
        ['Criterion', 'In our words'],
        rows('criteria', control.criteria, ({ summary }) => summary),
        'Criteria',
      ),
    ),
    section(
      'Findings',
      grid(
        ['Finding', 'Title', 'Severity', 'Status'],
        list(data.findings)
          .filter(({ controlRef }) => controlRef === control.ref)
          .map((finding) => [
            link('findings', finding.ref),
            finding.title,
            severity(finding.severity),
            words.findingStatuses[finding.status],
          ]),
        'Findings',
      ),
    ),
    section(
      'Evidence',
      grid(
        ['Evidence', 'Title', 'Speaks of'],
        list(control.evidenceRefs).map((ref) => {
          const piece = known.evidence.get(ref);
          return [link('evidence', ref), piece?.title, piece && timeOf(piece)];
        }),
        'Evidence',
      ),
    ),
  );
}

export function criterionView(area, criterion) {
  const tested = known.results.get(criterion.id);
  return h(
    'article',
    {},
    recordHead(area, criterion.id, criterion.group),
    paragraph(criterion.summary),
    facts([
      ['Category', words.categories[criterion.category]],
      ['Readiness', rating(criterion.rating)],
      ['Because', list(criterion.reasons).map((reason) => h('p', {}, reason))],
      [
        'Rated by',
        criterion.override &&
          `${criterion.override.by}, ${criterion.override.at}: ${criterion.override.reason}`,
      ],
      ['Computed', criterion.override && rating(criterion.computed)],
      ['Tests', tested?.isRelevant && state(tested.result, words.rollUps)],
      ['Tests say', tested?.isRelevant && list(tested.reasons).map((reason) => h('p', {}, reason))],
    ]),
    section(
      'Controls',
      grid(
        ['Control', 'Title', 'Owner', 'Design', ...(data.meta.kind === 'type1' ? [] : ['Operation'])],
        list(criterion.controls).map((ref) => {
          const control = known.controls.get(ref);
          const cells = [
            link('controls', ref),
            control?.title,
            control?.owner,
            control && result(control.design.result),
          ];
          return data.meta.kind === 'type1' ? cells : [...cells, control && result(control.operation.result)];
        }),
        'Controls',
      ) ?? paragraph('No control serves this criterion.'),
    ),
  );
}

export function findingView(area, finding) {
  const { response, remedies = {} } = finding;
  return h(
    'article',
    {},
    recordHead(area, finding.ref, finding.title),
    facts([
      ['Severity', severity(finding.severity)],
      ['Status', words.findingStatuses[finding.status]],
      ['Status because', finding.statusReason],
      ['Control', link('controls', finding.controlRef)],
      ['Test', link('tests', finding.workpaperRef)],
      ['Owner', finding.owner],
      ['Due', finding.due],
    ]),
    section('What was found', paragraph(finding.condition)),
    section('What should be', paragraph(finding.criteria)),
    section('Cause', paragraph(finding.cause)),
    section('Effect', paragraph(finding.effect)),
    section('Recommendation', paragraph(finding.recommendation)),
    section(
      'Management response',
      response
        ? [
            paragraph(response.text),
            facts([
              ['Given by', [response.by, response.at?.slice(0, 10)].filter(Boolean).join(', ')],
              ['Action', response.action],
              ['Who', response.actionOwner],
              ['Due', response.due],
            ]),
          ]
        : paragraph('Management has not answered yet.'),
    ),
    section(
      'Compensating controls',
      grid(
        ['Control', 'Title', 'Why', 'Its own tests'],
        list(remedies.compensating).map((one) => [
          link('controls', one.ref),
          one.title,
          one.reason,
          state(one.result, words.rollUps),
        ]),
        'Compensating controls',
      ),
    ),
    section(
      'Retests',
      grid(
        ['Day', 'By', 'What was done', 'Deviations', 'Result', 'Evidence'],
        list(remedies.retests).map((retest) => [
          retest.on,
          retest.by,
          retest.procedure,
          `${retest.deviations ?? 0} of ${retest.items ?? 0}`,
          retest.result === 'effective' ? 'Effective' : 'Not effective',
          links('evidence', retest.evidenceRefs),
        ]),
        'Retests',
      ),
    ),
  );
}

export function populationView(area, population) {
  return h(
    'article',
    {},
    recordHead(area, population.ref, population.name === population.ref ? '' : population.name),
    facts([
      ...list(population.facts),
      ['SHA-256', population.sha256 && h('code', {}, population.sha256)],
      ['Controls', links('controls', population.controls)],
    ]),
    section(
      'Samples',
      grid(
        ['Test', 'Items', 'Out of', 'Rule', 'Seed'],
        list(population.workpapers).flatMap((ref) => {
          const sample = known.samples.get(ref);
          return sample
            ? [
                [
                  link('tests', ref),
                  sample.size,
                  sample.frameSize,
                  sample.algorithm,
                  h('code', {}, sample.seed),
                ],
              ]
            : [];
        }),
        'Samples',
      ),
    ),
    section(
      'Completeness and accuracy',
      grid(
        ['Question', 'Answer', 'Note'],
        list(population.checks).map(({ title, answer, note }) => [title, answer, note]),
        'Completeness and accuracy',
      ),
      paragraph(population.verdict),
      population.spotChecks?.total > 0 &&
        paragraph(
          `${population.spotChecks.total} rows traced between file and source, ${population.spotChecks.differing ?? 0} of them differ.`,
        ),
    ),
  );
}

/** The address of a file beside the page: each part encoded, so that no name can be anything but a place in this folder. */
export const fileAddress = (path) => `./${path.split('/').map(encodeURIComponent).join('/')}`;

export function evidenceView(area, piece) {
  const file = piece.path && [
    piece.notOpened
      ? [h('code', {}, piece.path), h('p', { class: 'note' }, piece.notOpened)]
      : h('a', { href: fileAddress(piece.path), target: '_blank', rel: 'noopener noreferrer' }, piece.path),
    piece.path.endsWith('.txt') &&
      !piece.fileName.endsWith('.txt') &&
      h(
        'p',
        { class: 'note' },
        'The file ends in .txt, so that a browser shows its text and runs nothing in it. Its bytes are the same.',
      ),
  ];
  return h(
    'article',
    {},
    recordHead(area, piece.ref, piece.title),
    facts([
      ['File', piece.fileName],
      ['In the folder', file],
      ['SHA-256', [h('code', {}, piece.sha256), ' ', h('a', { href: writeRoute('check') }, 'Check a file')]],
      [
        'SHA-256 of the original',
        piece.sha256OfOriginal && [
          h('code', {}, piece.sha256OfOriginal),
          h('p', { class: 'note' }, 'This is a redacted copy.'),
        ],
      ],
      ['Size', sizeOf(piece.size)],
      ['Type', piece.mediaType],
      ['Kind', piece.kind],
      ['Method', piece.method],
      ['Source', piece.source],
      ['Environment', piece.environment],
      ['Query', piece.query && h('code', {}, piece.query)],
      ['Speaks of', timeOf(piece)],
      ['Collected', [piece.collectedBy, piece.collectedAt?.slice(0, 10)].filter(Boolean).join(', ')],
      ['Records', piece.recordCount],
      ['Confidentiality', piece.confidentiality],
      ['Personal data', piece.personalData],
      ['Verdict', piece.verdict],
      ['Reviewed by', piece.reviewedBy],
      ['To note', list(piece.flags).map((flag) => h('p', {}, flag))],
      ['Notes', piece.notes],
      ['Controls', links('controls', piece.controls)],
      ['Criteria', links('criteria', piece.criteria)],
      ['Tests', links('tests', piece.workpapers)],
      ['Requests', links('requests', piece.requests)],
    ]),
  );
}

export function requestView(area, request) {
  const id = requestId(request, list(data.requests).indexOf(request));
  return h(
    'article',
    {},
    recordHead(area, id, request.title),
    paragraph(request.wording),
    facts([
      ["Auditor's number", request.number],
      ['Status', [words.requestStatuses[request.status], request.statusReason].filter(Boolean).join(': ')],
      [
        'Auditor',
        [words.auditorStatuses[request.auditorStatus], request.auditorReason].filter(Boolean).join(': '),
      ],
      ['Speaks of', timeOf(request)],
      ['Requested', [request.requestedBy, request.requestedOn].filter(Boolean).join(', ')],
      ['Assigned to', request.assignee],
      ['Due', request.due],
      ['Submitted', request.submittedOn],
      ['Closed', request.closedOn],
      ['Controls', links('controls', request.controls)],
      ['Criteria', links('criteria', request.criteria)],
      ['Tests', links('tests', request.workpapers)],
      ['Evidence', links('evidence', request.evidence)],
    ]),
    section(
      'Items asked for',
      grid(
        ['Item', 'Date', 'Description', 'State'],
        list(request.sample).map(({ key, date, description, received }) => [
          key,
          date,
          description,
          received ? 'Received' : 'Missing',
        ]),
        'Items asked for',
      ),
    ),
    section(
      'Comments',
      list(request.comments).map(({ author, writtenAt, text }) => [
        h('p', { class: 'by' }, `${author}, ${writtenAt.slice(0, 10)}`),
        paragraph(text),
      ]),
    ),
  );
}
