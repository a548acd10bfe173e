/**
 * Elements of the page. Text is always set as text: nothing that the workspace holds is ever read as markup.
 *
 * @param {string} tag
 * @param {Record<string, unknown>} props `class`, `on` with listeners by event, everything else as an attribute
 * @param {...unknown} children elements, text, numbers, lists of them; nothing is made of null, undefined, false and ''
 */
export function h(tag, props = {}, ...children) {
  return filled(document.createElement(tag), props, children);
}

const SVG = 'http://www.w3.org/2000/svg';

/** A part of a drawing. */
export const svg = (tag, props = {}, ...children) =>
  filled(document.createElementNS(SVG, tag), props, children);

function filled(element, { on = {}, ...attributes }, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, '');
    else if (value !== undefined && value !== null && value !== false)
      element.setAttribute(name, String(value));
  }
  for (const [event, listener] of Object.entries(on)) element.addEventListener(event, listener);
  const shown = children.flat(Infinity).filter((child) => isShown(child));
  element.append(...shown.map((child) => (child instanceof Node ? child : legible(child))));
  return element;
}

/** Without signs that turn the order of letters, by which "exe.pdf" could be read where "fdp.exe" stands. */
const legible = (text) => String(text).replace(/[\u202a-\u202e\u2066-\u2069]/g, '');

const isShown = (child) => child !== null && child !== undefined && child !== false && child !== '';

/** Text with its own line breaks; null when there is none. */
export const paragraph = (text) => (text ? h('p', { class: 'text' }, text) : null);

/** Terms with their meanings; those without a meaning are left out, and the list with the last of them. */
export function facts(pairs) {
  const shown = pairs.filter(
    ([, meaning]) => isShown(meaning) && !(Array.isArray(meaning) && meaning.length === 0),
  );
  if (shown.length === 0) return null;
  return h(
    'dl',
    { class: 'facts' },
    shown.map(([term, meaning]) => [h('dt', {}, term), h('dd', {}, meaning)]),
  );
}

/** A part of a page with a heading; null when there is nothing in it. */
export function section(title, ...children) {
  const shown = children.flat(Infinity).filter((child) => isShown(child));
  return shown.length === 0 ? null : h('section', {}, h('h2', {}, title), shown);
}

/** A day stays on one line. */
const classOf = (cell) => (/^\d{4}-\d{2}-\d{2}$/.test(cell) ? 'day' : undefined);

/** A plain table. @param {unknown[][]} rows cells by column */
export function grid(titles, rows, label) {
  if (rows.length === 0) return null;
  return h(
    'div',
    { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': label },
    h(
      'table',
      {},
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          titles.map((title) => h('th', { scope: 'col' }, title)),
        ),
      ),
      h(
        'tbody',
        {},
        rows.map((cells) =>
          h(
            'tr',
            {},
            cells.map((cell) => h('td', { class: classOf(cell) }, cell)),
          ),
        ),
      ),
    ),
  );
}
