/** Articles of a few lines: a requirement, a myth or pitfall, a term, a subject of the reports. */
import { REPORT_TYPES, SOC_REPORTS } from '../../../shared/catalog/explainers.ts';
import { GLOSSARY, type Term } from '../../../shared/catalog/glossary.ts';
import { CRITERIA_COUNT_NOTE, POINTS_OF_FOCUS_NOTE } from '../../../shared/catalog/guidance.ts';
import type { Myth } from '../../../shared/catalog/myths.ts';
import type { Requirement } from '../../../shared/catalog/requirements.ts';
import { CategoryChoice } from '../../components/explain/CategoryChoice.tsx';
import { ComparisonTable } from '../../components/explain/ComparisonTable.tsx';
import { Properties, Property } from '../../components/Properties.tsx';
import type { REPORT_TOPICS } from './entries.ts';
import { Bullets, CriteriaReferences, Head, Part, PolicyReferences, References } from './parts.tsx';

export function RequirementArticle({ requirement }: { requirement: Requirement }) {
  const { id, name, meaning, proof, cadence, policies, criteria } = requirement;
  return (
    <>
      <Head lead={id} title={name} />
      <p>{meaning}</p>
      <Properties>
        <Property label="Cadence">
          {cadence.note}
          {cadence.months !== null && `, every ${cadence.months} months at the latest`}
        </Property>
        <Property label="Policies">
          <PolicyReferences ids={policies} />
        </Property>
        <Property label="Criteria">
          <CriteriaReferences ids={criteria} />
        </Property>
      </Properties>
      <Part title="Proof to keep">
        <Bullets items={proof} />
      </Part>
    </>
  );
}

export function MythArticle({ myth: { kind, claim, truth, rightApproach } }: { myth: Myth }) {
  return (
    <>
      <Head lead={kind === 'myth' ? 'Myth' : 'Pitfall'} title={claim} />
      <Part title={kind === 'myth' ? 'What is true' : 'Why it matters'}>
        <p>{truth}</p>
      </Part>
      <Part title="What to do">
        <p>{rightApproach}</p>
      </Part>
    </>
  );
}

export function TermArticle({ term: { term, also, text, see = [] } }: { term: Term }) {
  const related = GLOSSARY.filter(({ id }) => see.includes(id));
  return (
    <>
      <Head title={term} />
      <p>{text}</p>
      <Properties>
        {also && <Property label="Also called">{also.join(', ')}</Property>}
        {related.length > 0 && (
          <Property label="See also">
            <References
              section="glossary"
              entries={related.map((other) => ({ key: other.id, label: other.term }))}
            />
          </Property>
        )}
      </Properties>
    </>
  );
}

type ReportTopic = (typeof REPORT_TOPICS)[number];

const BODIES: Record<ReportTopic['id'], () => React.ReactNode> = {
  reports: () => <ComparisonTable comparison={SOC_REPORTS} />,
  types: () => <ComparisonTable comparison={REPORT_TYPES} />,
  categories: () => <CategoryChoice />,
  count: () => <p>{CRITERIA_COUNT_NOTE}</p>,
  'points-of-focus': () => <p>{POINTS_OF_FOCUS_NOTE}</p>,
};

export function ReportArticle({ topic: { id, title } }: { topic: ReportTopic }) {
  return (
    <>
      <Head title={title} />
      {BODIES[id]()}
    </>
  );
}
