/** Addresses inside the page: `#/tests/E-CHG-01`, `#/controls?q=backup&domain=Operations`. */

/** @param {string} hash with its sign, or empty */
export function readRoute(hash) {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split(/\?(.*)/s);
  const [area = '', ...id] = path.split('/').map((part) => decoded(part));
  return {
    area: area || 'overview',
    id: id.join('/'),
    query: Object.fromEntries(new URLSearchParams(query)),
  };
}

/** An address that was typed may end in the middle of a sign. */
function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** @param {Record<string, string>} query empty values are left out */
export function writeRoute(area, id = '', query = {}) {
  const chosen = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== '')).toString();
  return `#/${area}${id === '' ? '' : `/${encodeURIComponent(id)}`}${chosen === '' ? '' : `?${chosen}`}`;
}
