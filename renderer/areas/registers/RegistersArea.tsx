import { Redirect, useParams } from 'wouter';
import { api } from '../../app/api.ts';
import { links } from '../../app/links.ts';
import { useData } from '../../app/query.ts';
import { AreaBar } from '../../components/AreaBar.tsx';
import { usePartSteps } from '../../components/use-part-steps.ts';
import { REGISTER_OUTLINE, registerAt } from './outline.ts';
import { PlainRegister } from './PlainRegister.tsx';
import styles from './registers.module.css';
import { RegisterOutline } from './RegisterOutline.tsx';
import { SCREENS } from './screens.ts';

const ENTRIES = REGISTER_OUTLINE.flatMap(({ entries }) => entries);

/** What is kept up all year beside the matrix: registers, the calendar of controls, metrics and governance. */
export default function RegistersArea() {
  const params = useParams<{ register?: string; id?: string }>();
  const counts = useData(['scope', 'counts'], () => api.scope.counts({})).data;
  const current = params.register ?? '';
  const entry = ENTRIES.find(({ id }) => id === current);
  usePartSteps({ area: 'registers', parts: ENTRIES, current, linkTo: links.registerPart, step: 'register' });
  if (!entry) return <Redirect to={links.policies} />;
  if (!counts) return <AreaBar title="Registers" />;
  const register = registerAt(entry.id);
  const Screen = SCREENS[entry.id];
  return (
    <>
      <AreaBar title="Registers" hint={entry.about} />
      <div className={styles.area}>
        <RegisterOutline counts={counts} current={entry.id} />
        <section key={entry.id} className={styles.part} aria-label={entry.name} tabIndex={-1}>
          {Screen ? (
            <Screen current={params.id ?? null} />
          ) : (
            register && <PlainRegister register={register} current={params.id ?? null} />
          )}
        </section>
      </div>
    </>
  );
}
