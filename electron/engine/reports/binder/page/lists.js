import { countsOf, data, list, rateOf, requestId, sizeOf, timeOf, words } from './data.js';
import { h } from './dom.js';
import { rating, result, severity, state } from './signs.js';

const names = (values) => list(values).join(' ');
const refs = (title, field) => ({
  title,
  text: (row) => names(row[field]),
  cell: (row) =>
    h(
      'span',
      { class: 'refs' },
      list(row[field]).map((ref) => [h('span', {}, ref), ' ']),
    ),
});
const plain = (title, field, isNarrow = false) => ({
  title,
  text: (row) => String(row[field] ?? ''),
  isNarrow,
});
const worded = (title, field, dictionary) => ({
  title,
  text: (row) => dictionary[row[field]] ?? '',
  isNarrow: true,
});
const shownAs = (title, valueOf, dictionary, cell) => ({
  title,
  text: (row) => dictionary[valueOf(row)] ?? '',
  cell: (row) => cell(valueOf(row)),
  sort: (row) => Object.keys(dictionary).indexOf(valueOf(row)),
});
const one = (id, title, field, dictionary) => ({
  id,
  title,
  names: dictionary,
  valuesOf: (row) => (row[field] ? [row[field]] : []),
});
const many = (id, title, field) => ({ id, title, valuesOf: (row) => list(row[field]) });

const controls = {
  title: 'Control matrix',
  none: 'No control is recorded.',
  rows: list(data.controls),
  idOf: ({ ref }) => ref,
  more: ({ statement = '', isKey }) => `${statement}${isKey ? ' key control' : ''}`,
  columns: [
    plain('Control', 'ref', true),
    plain('Title', 'title'),
    plain('Domain', 'domain'),
    refs('Criteria', 'criteria'),
    plain('Owner', 'owner'),
    shownAs('Design', ({ design }) => design.result, words.results, result),
    ...(data.meta.kind === 'type1'
      ? []
      : [shownAs('Operation', ({ operation }) => operation.result, words.results, result)]),
    {
      title: 'Deviations',
      text: ({ operation, design }) => rateOf(operation) || rateOf(design),
      sort: ({ operation }) => operation.exceptionsCount ?? 0,
      isNarrow: true,
    },
  ],
  filters: [
    many('criterion', 'Criterion', 'criteria'),
    one('domain', 'Domain', 'domain'),
    { id: 'design', title: 'Design', names: words.results, valuesOf: ({ design }) => [design.result] },
    ...(data.meta.kind === 'type1'
      ? []
      : [
          {
            id: 'operation',
            title: 'Operation',
            names: words.results,
            valuesOf: ({ operation }) => [operation.result],
          },
        ]),
    one('owner', 'Owner', 'owner'),
  ],
};

const resultOf = new Map(list(data.results).map((one) => [one.id, one.result]));
const criteria = {
  title: 'Criteria',
  none: 'No criterion is in scope.',
  rows: list(data.criteria),
  idOf: ({ id }) => id,
  more: ({ reasons }) => names(reasons),
  columns: [
    plain('Criterion', 'id', true),
    plain('In our words', 'summary'),
    worded('Category', 'category', words.categories),
    {
      title: 'Controls',
      text: ({ controls: serving }) => String(list(serving).length),
      sort: ({ controls: serving }) => list(serving).length,
      isNarrow: true,
    },
    shownAs('Readiness', ({ rating: value }) => value, words.ratings, rating),
    shownAs(
      'Tests',
      ({ id }) => resultOf.get(id),
      words.rollUps,
      (value) => state(value, words.rollUps),
    ),
  ],
  filters: [
    one('category', 'Category', 'category', words.categories),
    one('rating', 'Readiness', 'rating', words.ratings),
    {
      id: 'result',
      title: 'Tests',
      names: words.rollUps,
      valuesOf: ({ id }) => (resultOf.has(id) ? [resultOf.get(id)] : []),
    },
  ],
};

const counted = new Map(list(data.papers).map((paper) => [paper.ref, countsOf(paper)]));
const tests = {
  title: 'Tests',
  none: 'No test is planned.',
  rows: list(data.papers),
  idOf: ({ ref }) => ref,
  more: ({ conclusion = '', objective = '', items }) =>
    `${conclusion} ${objective} ${list(items)
      .map(({ key }) => key)
      .join(' ')}`,
  columns: [
    plain('Test', 'ref', true),
    plain('Control', 'title'),
    worded('Kind', 'kind', words.kinds),
    refs('Criteria', 'criteria'),
    {
      title: 'Items',
      text: ({ ref }) => String(counted.get(ref).items || ''),
      sort: ({ ref }) => counted.get(ref).items,
      isNarrow: true,
    },
    {
      title: 'Deviations',
      text: ({ ref }) =>
        rateOf({ testedCount: counted.get(ref).items, exceptionsCount: counted.get(ref).exceptions }),
      sort: ({ ref }) => counted.get(ref).exceptions,
      isNarrow: true,
    },
    shownAs('Result', ({ result: value }) => value, words.results, result),
  ],
  filters: [
    one('kind', 'Kind', 'kind', words.kinds),
    one('result', 'Result', 'result', words.results),
    many('criterion', 'Criterion', 'criteria'),
  ],
};

const signed = (given) => (given ? `${given.by}, ${given.at.slice(0, 10)}` : '');
const signature = (title, field) => ({
  title,
  text: (row) => signed(row[field]),
  cell: (row) =>
    row[field] && [`${row[field].by}, `, h('span', { class: 'day' }, row[field].at.slice(0, 10))],
});
const workpapers = {
  title: 'Workpapers',
  note: 'Who prepared and who reviewed each test. A paper that was changed after its signature is reopened.',
  none: 'No test is planned.',
  rows: list(data.papers),
  idOf: ({ ref }) => ref,
  columns: [
    plain('Workpaper', 'ref', true),
    plain('Control', 'title'),
    shownAs('Result', ({ result: value }) => value, words.results, result),
    worded('Review', 'state', words.reviewStates),
    signature('Prepared', 'prepared'),
    signature('Reviewed', 'reviewed'),
    {
      title: 'Open notes',
      text: ({ reviewNotes }) => String(openNotes(reviewNotes) || ''),
      sort: ({ reviewNotes }) => openNotes(reviewNotes),
      isNarrow: true,
    },
  ],
  filters: [
    one('state', 'Review', 'state', words.reviewStates),
    one('result', 'Result', 'result', words.results),
  ],
};
const openNotes = (notes) => list(notes).filter(({ state: value }) => value !== 'cleared').length;

const findings = {
  title: 'Exceptions and findings',
  none: 'No finding is recorded.',
  rows: list(data.findings),
  idOf: ({ ref }) => ref,
  more: ({ condition = '', recommendation = '', response }) =>
    `${condition} ${recommendation} ${response?.text ?? ''}`,
  columns: [
    plain('Finding', 'ref', true),
    plain('Title', 'title'),
    shownAs('Severity', ({ severity: value }) => value, words.severities, severity),
    worded('Status', 'status', words.findingStatuses),
    plain('Control', 'controlRef', true),
    plain('Owner', 'owner'),
    plain('Due', 'due', true),
    { title: 'Management response', text: ({ response }) => (response ? 'Given' : 'None yet') },
  ],
  filters: [
    one('severity', 'Severity', 'severity', words.severities),
    one('status', 'Status', 'status', words.findingStatuses),
    one('control', 'Control', 'controlRef'),
  ],
};

const populations = {
  title: 'Populations and samples',
  none: 'No test draws from a population.',
  rows: list(data.populations),
  idOf: ({ ref }) => ref,
  more: ({ sha256 = '', facts = [] }) => `${sha256} ${facts.flat().join(' ')}`,
  columns: [
    plain('Population', 'ref', true),
    plain('Name', 'name'),
    refs('Controls', 'controls'),
    refs('Tests', 'workpapers'),
    plain('Complete and accurate', 'verdict'),
    { title: 'SHA-256', text: ({ sha256 = '' }) => sha256.slice(0, 16) },
  ],
};

const evidence = {
  title: 'Evidence',
  none: 'No evidence is recorded.',
  rows: list(data.evidence),
  idOf: ({ ref }) => ref,
  more: ({ fileName = '', sha256 = '', notes = '', criteria: ids }) =>
    `${fileName} ${sha256} ${notes} ${names(ids)}`,
  columns: [
    plain('Evidence', 'ref', true),
    plain('Title', 'title'),
    plain('Kind', 'kind'),
    {
      title: 'Speaks of',
      text: timeOf,
      cell: (row) =>
        timeOf(row)
          .split(' ')
          .map((word) => [h('span', { class: 'day' }, word), ' ']),
    },
    refs('Controls', 'controls'),
    plain('Source', 'source'),
    { title: 'Size', text: ({ size }) => sizeOf(size), sort: ({ size }) => size ?? 0, isNarrow: true },
    { title: 'SHA-256', text: ({ sha256 }) => sha256.slice(0, 12) },
  ],
  filters: [
    many('criterion', 'Criterion', 'criteria'),
    many('control', 'Control', 'controls'),
    one('kind', 'Kind', 'kind'),
    one('source', 'Source', 'source'),
  ],
};

const requestIds = new Map(list(data.requests).map((request, index) => [request, requestId(request, index)]));
const requests = {
  title: 'Requests',
  none: 'No request is recorded.',
  rows: list(data.requests),
  idOf: (row) => requestIds.get(row),
  more: ({ wording = '' }) => wording,
  columns: [
    { title: 'Request', text: (row) => row.number || requestIds.get(row), isNarrow: true },
    plain('Title', 'title'),
    worded('Status', 'status', words.requestStatuses),
    worded('Auditor', 'auditorStatus', words.auditorStatuses),
    plain('Assigned to', 'assignee'),
    plain('Due', 'due', true),
    refs('Controls', 'controls'),
    {
      title: 'Evidence',
      text: ({ evidence: held }) => String(list(held).length || ''),
      sort: ({ evidence: held }) => list(held).length,
      isNarrow: true,
    },
  ],
  filters: [
    one('status', 'Status', 'status', words.requestStatuses),
    one('auditor', 'Auditor', 'auditorStatus', words.auditorStatuses),
    one('assignee', 'Assigned to', 'assignee'),
    many('criterion', 'Criterion', 'criteria'),
  ],
};

const people = {
  title: 'People',
  none: 'Nobody is recorded.',
  rows: list(data.people),
  columns: [plain('Name', 'name'), plain('Role', 'role'), worded('Side', 'side', words.sides)],
  filters: [one('side', 'Side', 'side', words.sides)],
};

/** By the name in the address, which anybody may type: nothing else than what stands here. */
export const AREAS = {
  __proto__: null,
  ...Object.fromEntries(
    Object.entries({
      controls,
      criteria,
      tests,
      findings,
      populations,
      evidence,
      requests,
      workpapers,
      people,
    }).map(([id, area]) => [id, { id, ...area }]),
  ),
};
