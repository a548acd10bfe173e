import { groupBy } from '../../../../shared/domain/group-by.ts';
import { objectiveOf, statementOf, type Identifiers } from './identifiers.ts';
import { metadataOf } from './metadata.ts';
import type { OscalSource } from './source.ts';
import { properties, prose, some, title } from './words.ts';

/**
 * The criteria in our own words, as the text of the AICPA is its own, and the client's controls, so that every identifier that
 * plan, results and milestones name leads somewhere.
 */
export function catalogOf(source: OscalSource, ids: Identifiers) {
  const { criteria, controls } = source.report;
  const known = new Set(criteria.map(({ id }) => id));
  const groups = [...groupBy(criteria, ({ group }) => group)].map(([name, members]) => ({
    id: `group-${(members[0]?.id ?? '').split('.')[0]?.toLowerCase()}`,
    class: 'criteria',
    title: title(name, 'Criteria'),
    controls: members.map(({ id, summary, category, rating }) => ({
      id: ids.criterion(id),
      class: 'criterion',
      title: title(id, id),
      props: properties({
        label: id,
        category,
        relevance: rating === 'not_relevant' ? 'not relevant' : 'relevant',
      }),
      parts: [
        { id: statementOf(ids.criterion(id)), name: 'statement', prose: prose(summary, id) },
        {
          id: objectiveOf(ids.criterion(id)),
          name: 'assessment-objective',
          prose: `Determine what the tests of the controls that serve ${id} come to.`,
        },
      ],
    })),
  }));
  const own = controls.flatMap((control) => {
    const id = ids.control(control.ref);
    if (id === undefined) return [];
    return {
      id,
      class: 'organization-control',
      title: title(control.title, control.ref),
      props: properties({
        label: control.ref,
        domain: control.domain,
        owner: control.owner,
        frequency: control.frequency,
        nature: control.nature,
        mode: control.mode,
        layer: control.layer,
        'key-control': control.isKey ? 'yes' : 'no',
      }),
      links: some(
        control.criteria
          .filter((criterion) => known.has(criterion))
          .map((criterion) => ({ href: `#${ids.criterion(criterion)}`, rel: 'related' })),
      ),
      parts: [
        { id: statementOf(id), name: 'statement', prose: prose(control.statement, control.ref) },
        {
          id: objectiveOf(id),
          name: 'assessment-objective',
          prose: `Determine what the tests of ${title(control.ref, 'the control')} come to.`,
        },
      ],
    };
  });
  return {
    catalog: {
      uuid: ids.of('document', 'catalog'),
      metadata: metadataOf(source, ids, 'catalog'),
      groups: [
        ...groups,
        ...(own.length > 0
          ? [
              {
                id: 'group-controls',
                class: 'organization-controls',
                title: 'Controls of the client',
                controls: own,
              },
            ]
          : []),
      ],
    },
  };
}
