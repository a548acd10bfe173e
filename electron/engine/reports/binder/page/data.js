/** What the binder holds, as written into the page. Fields that are empty are not there. */
export const data = JSON.parse(document.getElementById('data').textContent);
export const words = data.words;

/** @param {unknown[] | undefined} items */
export const list = (items) => items ?? [];

const byKey = (items, key) => new Map(list(items).map((item) => [item[key], item]));

export const known = {
  controls: byKey(data.controls, 'ref'),
  criteria: byKey(data.criteria, 'id'),
  results: byKey(data.results, 'id'),
  tests: byKey(data.papers, 'ref'),
  samples: byKey(data.samples, 'workpaperRef'),
  findings: byKey(data.findings, 'ref'),
  populations: byKey(data.populations, 'ref'),
  evidence: byKey(data.evidence, 'ref'),
  requests: new Map(list(data.requests).map((request, index) => [requestId(request, index), request])),
};

/** A proposal has no reference yet; its place in the list stands in. */
export function requestId(request, index) {
  return request.ref ?? `P-${index + 1}`;
}

/** Days that a piece of evidence speaks of. */
export function timeOf({ coversFrom, coversTo, asOf }) {
  if (coversFrom && coversTo && coversFrom !== coversTo) return `${coversFrom} to ${coversTo}`;
  return asOf ?? coversFrom ?? coversTo ?? '';
}

/** `820 B`, `14 KB`, `2.3 GB`; 1 KB is 1,000 bytes. */
export function sizeOf(bytes = 0) {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${value < 10 && unit > 0 ? value.toFixed(1) : Math.round(value)} ${units[unit]}`;
}

/** `1 of 22`; empty when nothing was tested. */
export const rateOf = ({ testedCount = 0, exceptionsCount = 0 }) =>
  testedCount === 0 ? '' : `${exceptionsCount} of ${testedCount}`;

/** Items of a paper that count, and those of them with a deviation. */
export function countsOf(paper) {
  const counted = list(paper.items).filter(({ voidReason }) => !voidReason);
  const deviates = ({ marks = {} }) =>
    Object.values(marks).some((mark) => mark === 'exception' || mark === 'unable');
  return { items: counted.length, exceptions: counted.filter((item) => deviates(item)).length };
}
