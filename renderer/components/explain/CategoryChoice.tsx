import { CATEGORY_ADVICE } from '../../../shared/catalog/explainers.ts';
import { CRITERIA } from '../../../shared/catalog/criteria.ts';
import { CATEGORY_NAMES } from '../../../shared/domain/vocabulary.ts';
import { plural } from '../../app/format.ts';
import styles from './explain.module.css';

const criteriaOf = (category: string) =>
  CRITERIA.filter((criterion) => criterion.category === category).length;

/** What each category covers, and which promises to customers call for it. */
export function CategoryChoice() {
  return (
    <>
      <p>
        A category belongs in scope when customers were promised something in it. Security is always in scope;
        the other four are chosen.
      </p>
      <table className={styles.comparison} aria-label="The five categories">
        <thead>
          <tr>
            <th scope="col">Category</th>
            <th scope="col">Covers</th>
            <th scope="col">Choose it when</th>
            <th scope="col">Promises that call for it</th>
          </tr>
        </thead>
        <tbody>
          {CATEGORY_ADVICE.map(({ category, covers, chooseWhen, promises }) => (
            <tr key={category}>
              <th scope="row">
                {CATEGORY_NAMES[category]}
                <small>{plural(criteriaOf(category), 'criterion', 'criteria')}</small>
              </th>
              <td>{covers}</td>
              <td>{chooseWhen}</td>
              <td>
                <ul>
                  {promises.map((promise) => (
                    <li key={promise}>{promise}</li>
                  ))}
                </ul>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
