import { h } from './dom.js';
import { choicesOf, folded, shownRows } from './rows.js';
import { writeRoute } from './route.js';

/** Rows made at a time; a browser lays out a few hundred at once without a wait. */
const PAGE = 200;

/**
 * A list with search, filters and sorting, all of which stand in the address. The area keeps it, so that a record leads back to the
 * list as it was.
 *
 * @param {object} area id, title, note, rows, columns (title, text, cell, sort, isNarrow), filters (id, title, valuesOf, names),
 *   idOf (of the page that a row leads to) and more (further text that is searched)
 * @param {Record<string, string>} query
 */
export function listView(area, query) {
  const { rows, columns, filters = [], idOf, more = () => '' } = area;
  const entries = rows.map((row) => ({
    row,
    text: folded([...columns.map((column) => column.text(row)), more(row)].join(' ')),
  }));
  const chosen = { ...query };
  let limit = PAGE;

  const body = h('tbody');
  const count = h('p', { class: 'count', role: 'status' });
  const rest = h('button', { type: 'button', on: { click: () => draw((limit += PAGE)) } });
  const heads = columns.map((column, index) => {
    const button = h('button', { type: 'button', on: { click: () => sortBy(index) } }, column.title);
    return h('th', { scope: 'col', class: column.isNarrow ? 'narrow' : undefined }, button);
  });

  function draw() {
    area.address = writeRoute(area.id, '', chosen);
    const shown = shownRows(entries, {
      search: chosen.q,
      filters: filters.flatMap(({ id, valuesOf }) => (chosen[id] ? [{ valuesOf, value: chosen[id] }] : [])),
      sortOf: sorting() && (columns[sorting().index].sort ?? columns[sorting().index].text),
      isDescending: sorting()?.isDescending,
    });
    body.replaceChildren(...shown.slice(0, limit).map((row) => line(row)));
    count.textContent = shown.length === rows.length ? `${rows.length}` : `${shown.length} of ${rows.length}`;
    if (shown.length === 0 && rows.length > 0)
      body.append(
        h(
          'tr',
          {},
          h(
            'td',
            { colspan: columns.length, class: 'nothing' },
            'Nothing matches. Clear the search or the filters.',
          ),
        ),
      );
    rest.hidden = shown.length <= limit;
    rest.textContent = `Show ${Math.min(PAGE, shown.length - limit)} more of ${shown.length}`;
    heads.forEach((head, index) => {
      const isSorted = sorting()?.index === index;
      head.setAttribute(
        'aria-sort',
        isSorted ? (sorting().isDescending ? 'descending' : 'ascending') : 'none',
      );
    });
  }

  function line(row) {
    const id = idOf?.(row);
    const cells = columns.map((column, index) => {
      const content = column.cell ? column.cell(row) : column.text(row);
      const linked =
        index === 0 && id ? h('a', { href: writeRoute(area.id, id), class: 'ref' }, content) : content;
      const props = { class: cellClass(column, row) };
      return index === 0 ? h('th', { scope: 'row', ...props }, linked) : h('td', props, linked);
    });
    return h('tr', {}, cells);
  }

  function sorting() {
    const [, sign, index] = /^(-?)(\d+)$/.exec(chosen.sort ?? '') ?? [];
    return index !== undefined && Number(index) < columns.length
      ? { index: Number(index), isDescending: sign === '-' }
      : null;
  }

  /** Up, then down, then as it came. */
  function sortBy(index) {
    const now = sorting()?.index === index ? sorting() : null;
    change('sort', now === null ? `${index}` : now.isDescending ? '' : `-${index}`);
  }

  function change(name, value) {
    chosen[name] = value;
    limit = PAGE;
    draw();
    history.replaceState(null, '', area.address);
  }

  const search = h('input', {
    type: 'search',
    id: 'search',
    placeholder: 'Search',
    'aria-label': `Search ${area.title}`,
    value: chosen.q,
    autocomplete: 'off',
    spellcheck: 'false',
    on: { input: () => change('q', search.value) },
  });
  const choices = filters.map(({ id, title, valuesOf, names }) => {
    const options = choicesOf(rows, valuesOf, names);
    const select = h(
      'select',
      { 'aria-label': title, on: { change: () => change(id, select.value) } },
      h('option', { value: '' }, `${title}: any`),
      options.map(([value, name]) => h('option', { value, selected: chosen[id] === value }, name)),
    );
    return options.length > 1 ? select : null;
  });

  draw();
  const view = h(
    'div',
    { class: 'list' },
    h('div', { class: 'title' }, h('h1', { tabindex: -1 }, area.title), count),
    area.note && h('p', { class: 'note' }, area.note),
    rows.length === 0
      ? h('p', { class: 'nothing' }, area.none)
      : [
          h('div', { class: 'tools' }, search, choices),
          h(
            'div',
            { class: 'scroll' },
            h('table', { 'aria-label': area.title }, h('thead', {}, h('tr', {}, heads)), body),
          ),
          h('p', { class: 'rest' }, rest),
        ],
  );
  // Paper has no button for more.
  view.showAll = () => draw((limit = rows.length));
  return view;
}

/** A word that no column is wide enough for is broken anywhere. */
const LONG_WORD = /\S{36}/;
const cellClass = (column, row) =>
  LONG_WORD.test(column.text(row)) ? 'unbroken' : column.isNarrow ? 'narrow' : undefined;

/** Arrow keys go from row to row; from the search, down goes to the first one. */
export function moveInList(key, active) {
  const links = [...document.querySelectorAll('.list tbody a.ref')];
  const at = links.indexOf(active);
  if (links.length === 0 || (at === -1 && active?.id !== 'search')) return false;
  const next = key === 'ArrowDown' ? at + 1 : at - 1;
  if (next < 0) document.getElementById('search')?.focus();
  else links[next]?.focus();
  return true;
}
