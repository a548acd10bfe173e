import { facts, grid, h, paragraph, section } from './dom.js';
import { countsOf, known, list, rateOf, words } from './data.js';
import { link, links, recordHead } from './records.js';
import { result } from './signs.js';

const DEVIATIONS = ['exception', 'unable'];

/** A test as its workpaper says it: what was done, on what, and what came of it. */
export function testView(area, paper) {
  const { items, exceptions } = countsOf(paper);
  return h(
    'article',
    {},
    recordHead(area, paper.ref, paper.title),
    facts([
      ['Control', [link('controls', paper.controlRef), ' ', paper.statement]],
      ['Criteria', links('criteria', paper.criteria)],
      ['Kind', words.kinds[paper.kind]],
      ['Objective', paper.objective],
      ['Result', result(paper.result)],
      ['Conclusion', paper.conclusion],
      ['Deviations', rateOf({ testedCount: items, exceptionsCount: exceptions })],
      ['Concluded', [paper.concludedBy, paper.concludedOn].filter(Boolean).join(', ')],
      ['Review', words.reviewStates[paper.state]],
    ]),
    section(
      'Procedures',
      grid(
        ['Nature', 'What was done', 'Outcome', 'Day'],
        list(paper.procedures).map(({ nature, text, outcome, doneOn }) => [
          words.procedures[nature],
          text,
          outcome,
          doneOn,
        ]),
        'Procedures',
      ),
    ),
    section('Population', populationOf(paper)),
    section('Items', sheet(paper)),
    section('Deviations', deviations(paper)),
    section(
      'Evaluation',
      [...list(paper.assessment), ...list(paper.evaluation)].map((text) => paragraph(text)),
    ),
    section(
      'Evidence',
      grid(
        ['Evidence', 'Title', 'Used for', 'SHA-256'],
        list(paper.evidence).map((piece) => [
          link('evidence', piece.ref),
          piece.title,
          piece.use,
          h('code', {}, piece.sha256.slice(0, 16)),
        ]),
        'Evidence',
      ),
    ),
    section(
      'Marks on evidence',
      grid(
        ['Evidence', 'Mark', 'Page', 'What', 'Text', 'By'],
        list(paper.evidenceMarks).map((mark) => [
          link('evidence', mark.ref),
          mark.number,
          mark.page,
          mark.what,
          mark.text,
          mark.by,
        ]),
        'Marks on evidence',
      ),
    ),
    section(
      'Findings',
      list(paper.findings).map((ref) =>
        h('p', {}, link('findings', ref), ` ${known.findings.get(ref)?.title ?? ''}`),
      ),
    ),
    section(
      'Signatures',
      grid(
        ['Role', 'By', 'At', 'State', 'Hash of the paper'],
        list(paper.signOffs).map(({ role, by, at, state, sha256, changes }) => [
          role === 'preparer' ? 'Prepared' : 'Reviewed',
          by,
          at.slice(0, 16).replace('T', ' '),
          state === 'current'
            ? 'Current'
            : ['Reopened', list(changes).map((change) => h('p', { class: 'note' }, change))],
          h('code', {}, sha256?.slice(0, 16)),
        ]),
        'Signatures',
      ) ?? paragraph('Nobody has signed this paper.'),
    ),
    section(
      'Review notes',
      grid(
        ['Place', 'Note', 'Raised', 'Answer', 'Cleared'],
        list(paper.reviewNotes).map(({ place, text, raised, answer, answered, cleared }) => [
          place,
          text,
          raised,
          [answer, answered && h('p', { class: 'note' }, answered)],
          cleared,
        ]),
        'Review notes',
      ),
    ),
  );
}

function populationOf({ ref, population: name, selection }) {
  if (!name) return null;
  const population = known.populations.get(name);
  const sample = known.samples.get(ref);
  return [
    facts([
      ['Population', link('populations', name)],
      ...list(population?.facts),
      ['Rule of the draw', sample?.algorithm],
      ['Seed', sample && h('code', {}, sample.seed)],
      ['Items', sample && `${sample.size} of ${sample.frameSize}`],
      ['Complete and accurate', population?.verdict],
    ]),
    selection &&
      h(
        'details',
        {},
        h('summary', {}, 'How the items were picked'),
        list(selection.size).map((text) => paragraph(text)),
        h(
          'ol',
          {},
          list(selection.steps).map((step) => h('li', {}, step)),
        ),
        list(selection.formula).map((text) => h('p', {}, h('code', {}, text))),
        list(selection.commands).map((text) => h('p', {}, h('code', {}, text))),
      ),
  ];
}

/** Items with their marks, and what the letters and the marks mean. */
function sheet(paper) {
  const items = list(paper.items);
  if (items.length === 0) return null;
  const attributes = list(paper.attributes);
  const used = new Set(items.flatMap(({ marks = {} }) => Object.values(marks)));
  const hasEvidence = items.some(({ evidenceRefs }) => list(evidenceRefs).length > 0);
  return [
    h(
      'ol',
      { class: 'attributes' },
      attributes.map(({ letter, text }) => h('li', {}, h('b', {}, letter), ` ${text}`)),
    ),
    grid(
      [
        '#',
        'Item',
        'Date',
        ...attributes.map(({ letter }) => letter),
        'Notes',
        ...(hasEvidence ? ['Evidence'] : []),
      ],
      items.map((item) => [
        item.position,
        [item.key, item.description && h('p', { class: 'note' }, item.description), replaced(item)],
        item.date,
        ...attributes.map(({ letter }) => mark(item.marks?.[letter])),
        Object.values(item.notes ?? {}).join(' '),
        ...(hasEvidence ? [links('evidence', item.evidenceRefs)] : []),
      ]),
      'Items',
    ),
    used.size > 0 &&
      h(
        'p',
        { class: 'note' },
        [...used].map((value) => `${words.markCodes[value]}: ${words.marks[value]}`).join('; '),
        '.',
      ),
    list(paper.notes).length > 0 &&
      h(
        'ol',
        { class: 'notes' },
        list(paper.notes).map(({ number, text, places }) =>
          h('li', { value: number }, text, h('span', { class: 'note' }, ` (${list(places).join(', ')})`)),
        ),
      ),
  ];
}

const replaced = ({ voidReason, replacedBy, replaces }) =>
  voidReason
    ? h('p', { class: 'note' }, `Replaced${replacedBy ? ` by ${replacedBy}` : ''}: ${voidReason}`)
    : replaces && h('p', { class: 'note' }, `Replaces ${replaces}`);

const mark = (value) =>
  value
    ? h(
        'abbr',
        { class: DEVIATIONS.includes(value) ? 'mark bad' : 'mark', title: words.marks[value] },
        words.markCodes[value],
      )
    : '';

const deviations = (paper) =>
  grid(
    ['Item', 'What was found', 'Extent', 'Cause', 'Finding'],
    list(paper.deviations).map(({ key, facts: found, extent, cause, finding }) => [
      key ?? 'The test',
      list(found).map((text) => h('p', {}, text)),
      extent,
      cause,
      link('findings', finding),
    ]),
    'Deviations',
  );
