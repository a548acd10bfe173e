/** How the columns of a control matrix are named and told. */
import { looksLikeCriteria } from '../table-import/criteria-cell.ts';
import type { Lexicon } from '../table-import/lexicon.ts';
import { valueWeight, weightWithoutName } from './column-values.ts';
import { nameWeight, OTHER_MEANING } from './field-names.ts';
import { MATRIX_FIELDS, type MatrixField } from './types.ts';

export const MATRIX_LEXICON: Lexicon<MatrixField> = {
  fields: MATRIX_FIELDS,
  nameWeight,
  valueWeight,
  weightWithoutName,
  toldByValues: ['ref', 'criteria', 'frequency', 'nature', 'mode', 'statement', 'title', 'owner'],
  toldUnless: { title: 'statement' },
  otherMeaning: OTHER_MEANING,
  // A column of marks under a criterion's name belongs to a grid of criteria by controls, not to a field.
  isForeign: looksLikeCriteria,
  isCertain: (field, name, values) =>
    field === 'criteria' &&
    valueWeight(field, values) > 1.6 &&
    weightWithoutName(field, values) > 0 &&
    !OTHER_MEANING.test(name),
};

/** Of a matrix with a grid: a column named "Criterion" that holds none names the controls. */
export const LEXICON_BESIDE_GRID: Lexicon<MatrixField> = {
  ...MATRIX_LEXICON,
  valueWeight: (field, values) => {
    const weight = valueWeight(field, values);
    return field === 'criteria' && weight <= 0 ? -Infinity : weight;
  },
  looseNames: ['criteria'],
};
