import { h } from './dom.js';
import { data, list, sizeOf } from './data.js';
import { writeRoute } from './route.js';

/** Bytes; a browser hashes a file as a whole. */
const LARGEST = 1_500_000_000;

/** Hashes chosen files and holds them against the index. Nothing leaves this page. */
export function checkView() {
  const outcomes = h('tbody');
  const table = h(
    'div',
    { class: 'scroll', hidden: true },
    h(
      'table',
      { 'aria-label': 'Checked files' },
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          ['File', 'Outcome', 'SHA-256'].map((title) => h('th', { scope: 'col' }, title)),
        ),
      ),
      outcomes,
    ),
  );
  const status = h('p', { class: 'count', role: 'status' });

  async function check(files) {
    table.hidden = false;
    for (const [index, file] of files.entries()) {
      status.textContent = `${index} of ${files.length} checked`;
      outcomes.prepend(await outcomeOf(file));
    }
    status.textContent = files.length === 1 ? '1 file checked' : `${files.length} files checked`;
  }

  const picker = h('input', {
    type: 'file',
    multiple: true,
    id: 'files',
    on: { change: () => check([...picker.files]) },
  });
  const area = h(
    'div',
    {
      class: 'drop',
      on: {
        dragover: (event) => event.preventDefault(),
        drop: (event) => {
          event.preventDefault();
          check([...event.dataTransfer.files]);
        },
      },
    },
    h('label', { for: 'files' }, 'Drop files here, or choose them'),
    picker,
  );
  const canHash = globalThis.crypto?.subtle !== undefined;
  return h(
    'div',
    {},
    h('h1', { tabindex: -1 }, 'Check files'),
    h(
      'p',
      {},
      'Whether a file is, byte for byte, one of the index of evidence or one that a population was read from. Files are read by this page alone and sent nowhere.',
    ),
    canHash
      ? [area, status, table]
      : h(
          'p',
          { class: 'notice' },
          'This browser gives pages from a disk no way to hash. Use "sha256sum -c SHA256SUMS.txt" in the folder, or another browser.',
        ),
  );
}

async function outcomeOf(file) {
  const row = (outcome, hash) =>
    h('tr', {}, h('th', { scope: 'row' }, file.name), h('td', {}, outcome), h('td', {}, h('code', {}, hash)));
  if (file.size > LARGEST)
    return row(
      `Not checked: ${sizeOf(file.size)} is more than a page can hash. Use "sha256sum" in a terminal.`,
      '',
    );
  try {
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
    const hash = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    return row(sayMatches(hash, file.name), hash);
  } catch {
    return row(
      'Not checked: the file could not be read. Folders are not read; choose the files in them.',
      '',
    );
  }
}

function sayMatches(hash, name) {
  const pieces = list(data.evidence).flatMap(({ ref, title, sha256, sha256OfOriginal }) =>
    sha256 === hash
      ? [{ area: 'evidence', ref, title }]
      : sha256OfOriginal === hash
        ? [{ area: 'evidence', ref, title: `${title} (the original of a redacted copy)` }]
        : [],
  );
  const populations = list(data.populations).flatMap(({ ref, name: title, sha256 }) =>
    sha256 === hash ? [{ area: 'populations', ref, title }] : [],
  );
  const matches = [...pieces, ...populations];
  if (matches.length > 0)
    return h(
      'span',
      { class: 'state good' },
      'Unchanged: ',
      matches.map(({ area, ref, title }, index) => [
        index > 0 && ', ',
        h('a', { href: writeRoute(area, ref) }, ref),
        ` ${title}`,
      ]),
    );
  const named = list(data.evidence).find(
    ({ fileName, path = '' }) => fileName === name || path.split('/').at(-1) === name,
  );
  return h(
    'span',
    { class: 'state bad' },
    named
      ? [
          `Not the same bytes as `,
          h('a', { href: writeRoute('evidence', named.ref) }, named.ref),
          ', which has this name.',
        ]
      : 'Not in the index.',
  );
}
