import { Redirect, useLocation, useParams } from 'wouter';
import { api } from '../../app/api.ts';
import { links } from '../../app/links.ts';
import { useData } from '../../app/query.ts';
import { AreaBar } from '../../components/AreaBar.tsx';
import { useActions } from '../../state/actions.ts';
import { REGISTER_OUTLINE, registerAt } from './outline.ts';
import { PlainRegister } from './PlainRegister.tsx';
import styles from './registers.module.css';
import { RegisterOutline } from './RegisterOutline.tsx';
import { SCREENS } from './screens.ts';

const ENTRIES = REGISTER_OUTLINE.flatMap(({ entries }) => entries);

/** What is kept up all year beside the matrix: registers, the calendar of controls, metrics and governance. */
export default function RegistersArea() {
  const params = useParams<{ register?: string; id?: string }>();
  const [, navigate] = useLocation();
  const counts = useData(['scope', 'counts'], () => api.scope.counts({})).data;
  const at = ENTRIES.findIndex(({ id }) => id === params.register);
  const step = (by: number) => {
    // Leaving a field is what saves it.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    const next = ENTRIES[(at + by + ENTRIES.length) % ENTRIES.length];
    if (next) navigate(links.registerPart(next.id));
  };
  useActions([
    {
      id: 'registers.next',
      label: 'Next register',
      keys: 'alt+PageDown',
      whileTyping: true,
      run: () => step(1),
    },
    {
      id: 'registers.previous',
      label: 'Previous register',
      keys: 'alt+PageUp',
      whileTyping: true,
      run: () => step(-1),
    },
    ...ENTRIES.map(({ id, name }) => ({
      id: `registers.go.${id}`,
      label: `Go to registers: ${name}`,
      run: () => navigate(links.registerPart(id)),
    })),
  ]);
  const entry = ENTRIES[at];
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
