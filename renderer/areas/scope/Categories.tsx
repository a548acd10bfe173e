import { Checkbox } from '@mantine/core';
import { Link } from 'wouter';
import { CATEGORY_ADVICE } from '../../../shared/catalog/explainers.ts';
import { criteriaFor } from '../../../shared/domain/criteria.ts';
import { CATEGORIES, CATEGORY_NAMES, type Category } from '../../../shared/domain/vocabulary.ts';
import { api } from '../../app/api.ts';
import { plural } from '../../app/format.ts';
import { links } from '../../app/links.ts';
import { useAction, useData } from '../../app/query.ts';
import { EditableText } from '../../components/EditableText.tsx';
import { Section } from '../../components/Section.tsx';
import styles from './scope.module.css';
import type { ChosenCategory } from './types.ts';

const COMMON = criteriaFor([]).length;
const criteriaOf = (category: Category) =>
  category === 'security' ? COMMON : criteriaFor([category]).length - COMMON;

/** Which trust services categories are in scope, and why. Security always is. */
export function Categories({ chosen, readOnly }: { chosen: ChosenCategory[]; readOnly: boolean }) {
  const { run, busy } = useAction();
  const rationaleOf = (category: Category) => chosen.find((entry) => entry.category === category)?.rationale;
  const save = (category: Category, rationale: string | undefined) => {
    const others = chosen.filter((entry) => entry.category !== category);
    return api.scope.setCategories({
      categories: rationale === undefined ? others : [...others, { category, rationale }],
    });
  };
  const commitments = useData(['registers', 'list', 'commitments'], () =>
    api.registers.list({ register: 'commitments' }),
  ).data;
  const promised = (category: Category) =>
    commitments?.filter(({ values }) => values['category'] === category).length ?? 0;
  const total = criteriaFor(chosen.map(({ category }) => category)).length;
  return (
    <Section title="Categories" hint={`${total} criteria`}>
      <ul className={styles.categories}>
        {CATEGORIES.map((category) => {
          const rationale = rationaleOf(category);
          const name = CATEGORY_NAMES[category];
          return (
            <li key={category}>
              <div className={styles.category}>
                <Checkbox
                  label={name}
                  checked={rationale !== undefined}
                  disabled={readOnly || busy || category === 'security'}
                  onChange={(event) => {
                    const on = event.currentTarget.checked;
                    void run(() => save(category, on ? '' : undefined), {
                      done: on ? `${name} is in scope.` : `${name} is out of scope.`,
                    });
                  }}
                />
                <span>
                  {plural(criteriaOf(category), 'criterion', 'criteria')}
                  {category === 'security' && ', always in scope'}
                </span>
              </div>
              <div className={styles.rationale}>
                <Advice category={category} promised={promised(category)} />
                {rationale !== undefined && (
                  <EditableText
                    label={`Why ${name} is in scope`}
                    placeholder="Why it is in scope"
                    wraps
                    value={rationale}
                    readOnly={readOnly}
                    onSave={(text) => save(category, text)}
                  />
                )}
              </div>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

/** When to choose the category, and what speaks for it in this engagement. */
function Advice({ category, promised }: { category: Category; promised: number }) {
  const advice = CATEGORY_ADVICE.find((known) => known.category === category);
  if (!advice) return null;
  return (
    <p>
      {category === 'security' ? advice.covers : advice.chooseWhen} Promises that call for it:{' '}
      {advice.promises.map((promise) => promise.replace(/^./, (letter) => letter.toLowerCase())).join('; ')}.
      {promised > 0 && (
        <>
          {' '}
          <Link href={links.scopePart('commitments')}>
            {plural(promised, 'commitment or requirement', 'commitments and requirements')} of yours{' '}
            {promised === 1 ? 'speaks' : 'speak'} of it.
          </Link>
        </>
      )}
    </p>
  );
}
