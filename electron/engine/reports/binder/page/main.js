import { h } from './dom.js';
import { data, known } from './data.js';
import { readRoute, writeRoute } from './route.js';
import { listView, moveInList } from './list.js';
import { AREAS } from './lists.js';
import { overviewView } from './overview.js';
import { testView } from './paper.js';
import {
  controlView,
  criterionView,
  evidenceView,
  findingView,
  populationView,
  requestView,
} from './records.js';
import { checkView } from './check.js';

/** By the name in the address, which anybody may type: nothing else than what stands here. */
const RECORDS = {
  __proto__: null,
  controls: [known.controls, controlView],
  criteria: [known.criteria, criterionView],
  tests: [known.tests, testView],
  workpapers: [known.tests, testView],
  findings: [known.findings, findingView],
  populations: [known.populations, populationView],
  evidence: [known.evidence, evidenceView],
  requests: [known.requests, requestView],
};

const main = h('main', { id: 'main' });
const places = [
  ['overview', 'Overview'],
  ...Object.values(AREAS).map(({ id, title, rows }) => [id, title, rows.length]),
  ['check', 'Check files'],
];
const navigation = h(
  'nav',
  { 'aria-label': 'Contents' },
  places.map(([id, title, count]) =>
    h(
      'a',
      { href: writeRoute(id), 'data-area': id },
      h('span', {}, title),
      h('span', { class: 'count' }, count),
    ),
  ),
);

document.body.append(
  h('a', { class: 'skip', href: '#main', on: { click: skip } }, 'Skip to the contents'),
  h(
    'header',
    { class: 'top' },
    logo(),
    h('b', {}, data.meta.client),
    h('span', {}, `Auditor binder, SOC 2 Type ${data.meta.engagementType}`),
    h('span', { class: 'time' }, data.time),
  ),
  h('div', { class: 'frame' }, navigation, main),
  h('footer', {}, h('span', {}, data.notice), h('span', {}, data.provenance)),
);

function logo() {
  const { logo: picture } = data.meta.settings;
  return (
    picture && h('img', { src: `data:${picture.mediaType};base64,${picture.base64}`, alt: '', class: 'logo' })
  );
}

function skip(event) {
  event.preventDefault();
  main.querySelector('h1')?.focus();
}

let shown = null;

/** @param {boolean} isFirst whether the page was opened just now, when the reader's place is left alone */
function show(isFirst) {
  const { area: place, id, query } = readRoute(location.hash);
  const view = viewOf(place, id, query);
  shown = view;
  main.replaceChildren(view);
  for (const link of navigation.children) {
    if (link.dataset.area === place) link.setAttribute('aria-current', id === '' ? 'page' : 'true');
    else link.removeAttribute('aria-current');
  }
  const heading = main.querySelector('h1');
  document.title = [id, heading?.textContent, data.meta.client].filter(Boolean).join(', ');
  if (isFirst) return;
  window.scrollTo(0, 0);
  heading?.focus();
}

function viewOf(place, id, query) {
  if (place === 'overview') return overviewView();
  if (place === 'check') return checkView();
  const area = AREAS[place];
  if (area && id === '') return listView(area, query);
  const [records, make] = RECORDS[place] ?? [];
  const record = records?.get(id);
  if (record) return make(area, record);
  return h(
    'div',
    {},
    h('h1', { tabindex: -1 }, 'Nothing has this address'),
    h(
      'p',
      {},
      `${id || place} is not in this binder. `,
      h('a', { href: writeRoute('overview') }, 'Go to the overview'),
    ),
  );
}

addEventListener('hashchange', () => show(false));
addEventListener('beforeprint', () => shown?.showAll?.());
addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const isTyping = /^(?:INPUT|SELECT)$/.test(document.activeElement?.tagName ?? '');
  if (event.key === '/' && !isTyping) {
    const search = document.getElementById('search');
    if (!search) return;
    event.preventDefault();
    search.focus();
  } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    if (document.activeElement?.tagName !== 'SELECT' && moveInList(event.key, document.activeElement))
      event.preventDefault();
  } else if (event.key === 'Escape' && !isTyping) {
    const { area, id } = readRoute(location.hash);
    if (id !== '' && AREAS[area]) location.hash = AREAS[area].address ?? writeRoute(area);
  }
});

show(true);
