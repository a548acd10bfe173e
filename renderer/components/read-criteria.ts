import { findCriterion } from '../../shared/domain/criteria.ts';
import { AppError } from '../../shared/domain/errors.ts';

/**
 * The criteria that a person typed, apart by spaces, commas or semicolons, in any notation.
 * @throws AppError bad_input naming the first word that is no criterion
 */
export function readCriteria(text: string): string[] {
  const words = text.split(/[\s,;]+/).filter((word) => word !== '');
  const found = words.map((word) => {
    const id = findCriterion(word);
    if (!id) {
      throw new AppError(
        'bad_input',
        `“${word}” is not one of the 61 criteria. Write identifiers such as CC6.1, or press Esc.`,
      );
    }
    return id;
  });
  return [...new Set(found)];
}
