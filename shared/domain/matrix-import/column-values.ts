/** Weighs what a column of a control matrix can hold by its values. */
import { closed, shareOf, usualLength } from '../table-import/lexicon.ts';
import type { MatrixField } from './types.ts';
import { looksLikeCriteria, withCommonSeries } from '../table-import/criteria-cell.ts';
import { readFrequency } from './frequency.ts';
import { looksLikeName, readOwner } from '../table-import/person-cell.ts';
import { criterionInRef, holdsRefs } from '../table-import/refs.ts';
import { readKey, readLayer, readMode, readNature, readResponsibility } from './words.ts';

/** From -2 (the values contradict the field) to 2 (they could be nothing else); 0 where values tell nothing. */
export function valueWeight(field: MatrixField, values: readonly string[]): number {
  if (values.length === 0) return 0;
  const share = shareOf(values);
  const average = usualLength(values);
  switch (field) {
    case 'criteria':
      return closed(share((value) => looksLikeCriteria(value) || withCommonSeries(value) !== undefined));
    case 'ref': {
      const distinct = new Set(values).size / values.length;
      if (distinct > 0.9 && share((value) => criterionInRef(value) !== undefined) > 0.5) return 2;
      const repeated = distinct < 0.5;
      return closed(share(holdsRefs)) - (repeated ? 1 : 0) - (share(looksLikeCriteria) > 0.5 ? 1 : 0);
    }
    case 'frequency':
      return closed(share((value) => readFrequency(value).value !== null));
    case 'nature':
      // Natures with a problem, such as "P/D", still show what the column is.
      return closed(
        share(
          (value) =>
            value.length < 40 && value.split(/[/,&]/).every((part) => readNature(part).value !== null),
        ),
      );
    case 'mode':
      return closed(share((value) => value.length < 40 && readMode(value).value !== null));
    case 'layer':
      return closed(share((value) => value.length < 40 && readLayer(value).value !== null));
    case 'responsibility':
      return closed(share((value) => value.length < 40 && readResponsibility(value).value !== null));
    case 'isKey':
      return closed(share((value) => readKey(value).value !== null));
    case 'owner':
      return average <= 60 && share((value) => readOwner(value).kind !== 'none' && !/\d{3}/.test(value)) > 0.5
        ? 1
        : -1;
    case 'statement':
      return average >= 40 ? 1.5 : average < 15 ? -2 : 0;
    case 'title':
      return average < 3 || share(holdsRefs) > 0.5 ? -2 : average > 90 ? -1.5 : average > 12 ? 0.5 : 0;
    case 'risk':
      return share(holdsRefs) > 0.5 ? -1 : 0;
    case 'lastTested':
      return share((value) => /\d/.test(value)) > 0.5 ? 0.5 : -1;
    default:
      return 0;
  }
}

/**
 * The weight of a column without a telling name: above 0 only where the values leave little doubt. A text is told by its length, so
 * it is asked for last, when the columns of closed values have been given away.
 */
export function weightWithoutName(field: MatrixField, values: readonly string[]): number {
  if (values.length === 0) return 0;
  const share = shareOf(values);
  const distinct = new Set(values.map((value) => value.toLowerCase())).size;
  const average = usualLength(values);
  switch (field) {
    case 'ref':
      return share(holdsRefs) >= 0.6 && distinct > values.length * 0.5 && share(isPlainNumber) < 0.9 ? 1 : 0;
    case 'criteria':
      return share(looksLikeCriteria) >= 0.8 ? 1 : 0;
    case 'statement':
      return average >= 40 ? average / 1000 : 0;
    case 'title':
      return average >= 4 && average < 90 && distinct > values.length * 0.7 ? average / 1000 : 0;
    case 'owner':
      return share(looksLikeName) >= 0.8 ? 1 : 0;
    case 'frequency':
      return average > 2 && share((value) => readFrequency(value).value !== null) >= 0.8 ? 1 : 0;
    case 'nature':
      return average > 2 && share((value) => readNature(value).value !== null) >= 0.8 ? 1 : 0;
    case 'mode':
      return average > 2 && share((value) => readMode(value).value !== null && value.length < 25) >= 0.8
        ? 1
        : 0;
    default:
      return 0;
  }
}

function isPlainNumber(value: string): boolean {
  return /^\d+(?:\.\d+)?$/.test(value);
}
