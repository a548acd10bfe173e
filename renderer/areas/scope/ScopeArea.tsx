import { Redirect, useParams } from 'wouter';
import { api } from '../../app/api.ts';
import { links } from '../../app/links.ts';
import { useData, useWorkspace } from '../../app/query.ts';
import { AreaBar } from '../../components/AreaBar.tsx';
import { usePartSteps } from '../../components/use-part-steps.ts';
import { CriteriaPart } from './CriteriaPart.tsx';
import { DescriptionPart } from './DescriptionPart.tsx';
import { EngagementPart } from './EngagementPart.tsx';
import { PartHead } from './PartHead.tsx';
import { People } from './People.tsx';
import { RegisterPart } from './RegisterPart.tsx';
import { ResponsibilityPart } from './ResponsibilityPart.tsx';
import { ScopeOutline } from './ScopeOutline.tsx';
import { scopeProgress, SCOPE_PARTS } from './parts.ts';
import styles from './scope.module.css';

/** Whoever came by key has left what had the focus; the next key is meant for the part that came. */
function takeLostFocus(part: HTMLElement | null): void {
  if (document.activeElement === document.body) part?.focus();
}

/** What is examined, against which criteria, and who takes part: one part at a time, beside an outline of all of them. */
export default function ScopeArea() {
  const params = useParams<{ part?: string; id?: string }>();
  const { readOnly } = useWorkspace();
  const scope = useData(['scope', 'get'], () => api.scope.get({})).data;
  const counts = useData(['scope', 'counts'], () => api.scope.counts({})).data;
  const current = params.part ?? 'engagement';
  const part = SCOPE_PARTS.find(({ id }) => id === current);
  usePartSteps({
    area: 'scope',
    parts: SCOPE_PARTS,
    current,
    linkTo: links.scopePart,
    step: 'part of the scope',
  });
  if (!part) return <Redirect to={links.scope} />;
  if (!scope || !counts) return <AreaBar title="Scope" />;
  const { filled, total } = scopeProgress(counts, scope);
  const { register } = part;
  return (
    <>
      <AreaBar
        title="Scope"
        hint={`${filled} of ${total} parts filled${readOnly ? '. Read only: nothing here can be changed' : ''}`}
      />
      <div className={styles.area}>
        <ScopeOutline counts={counts} scope={scope} current={part.id} />
        <section
          key={part.id}
          ref={takeLostFocus}
          className={styles.part}
          aria-label={part.name}
          tabIndex={-1}
        >
          <PartHead part={part} />
          {part.id === 'engagement' && <EngagementPart scope={scope} readOnly={readOnly} />}
          {part.id === 'people' && <People people={scope.people} readOnly={readOnly} />}
          {part.id === 'responsibility' && <ResponsibilityPart />}
          {part.id === 'criteria' && <CriteriaPart />}
          {part.id === 'description' && <DescriptionPart />}
          {register && <RegisterPart key={register} register={register} current={params.id ?? null} />}
        </section>
      </div>
    </>
  );
}
