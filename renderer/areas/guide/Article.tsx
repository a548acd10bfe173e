import { LIBRARY_CONTROLS } from '../../../shared/catalog/controls.ts';
import { CRITERIA } from '../../../shared/catalog/criteria.ts';
import { GLOSSARY } from '../../../shared/catalog/glossary.ts';
import { MYTHS } from '../../../shared/catalog/myths.ts';
import { policyOf } from '../../../shared/catalog/policies.ts';
import { REQUIREMENTS } from '../../../shared/catalog/requirements.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ControlArticle } from './ControlArticle.tsx';
import { CriterionArticle } from './CriterionArticle.tsx';
import { REPORT_TOPICS } from './entries.ts';
import { Head } from './parts.tsx';
import { PolicyArticle } from './PolicyArticle.tsx';
import type { SECTIONS, SectionId } from './sections.ts';
import { MythArticle, ReportArticle, RequirementArticle, TermArticle } from './ShortArticles.tsx';

const byId = <Item extends { id: string }>(items: readonly Item[], key: string) =>
  items.find(({ id }) => id === key);

/** How each section shows the entry of a key; nothing for a key that it does not have. */
const ARTICLES: Record<SectionId, (key: string) => React.ReactNode> = {
  criteria: (key) => {
    const criterion = byId(CRITERIA, key);
    return criterion && <CriterionArticle criterion={criterion} />;
  },
  controls: (key) => {
    const control = LIBRARY_CONTROLS.find(({ ref }) => ref === key);
    return control && <ControlArticle control={control} />;
  },
  policies: (key) => {
    const policy = policyOf(key);
    return policy && <PolicyArticle policy={policy} />;
  },
  requirements: (key) => {
    const requirement = byId(REQUIREMENTS, key);
    return requirement && <RequirementArticle requirement={requirement} />;
  },
  myths: (key) => {
    const myth = byId(MYTHS, key);
    return myth && <MythArticle myth={myth} />;
  },
  reports: (key) => {
    const topic = byId(REPORT_TOPICS, key);
    return topic && <ReportArticle topic={topic} />;
  },
  glossary: (key) => {
    const term = byId(GLOSSARY, key);
    return term && <TermArticle term={term} />;
  },
};

interface Props {
  section: (typeof SECTIONS)[number];
  /** What the address asks for. */
  wanted: string | undefined;
}

/** What the address names: an entry in full, or what its section is about. */
export function Article({ section: { id, name, intro }, wanted }: Props) {
  if (wanted === undefined) {
    return (
      <>
        <Head title={name} />
        <p>{intro}</p>
      </>
    );
  }
  return (
    ARTICLES[id](wanted) ?? (
      <EmptyState title={`${name} holds no “${wanted}”`}>
        The address may come from another version. Choose an entry of the list, or search the guide.
      </EmptyState>
    )
  );
}
