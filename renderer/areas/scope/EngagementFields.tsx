import type { Engagement } from '../../../shared/contract/workspace.ts';
import { api } from '../../app/api.ts';
import { queryClient, runAction, useData } from '../../app/query.ts';
import { EditableChoice } from '../../components/EditableChoice.tsx';
import { EditableDate } from '../../components/DateField.tsx';
import { EditableText } from '../../components/EditableText.tsx';
import { Explain } from '../../components/explain/Explain.tsx';
import { FilterPills } from '../../components/FilterPills.tsx';
import { Properties, Property } from '../../components/Properties.tsx';
import { Section } from '../../components/Section.tsx';
import { datesForType, monthsOfPeriod, PERIOD_MONTHS, periodEnd } from './dates-for-type.ts';
import styles from './scope.module.css';

const TYPES = [
  { value: 'I', label: 'Type I: design, as of one date' },
  { value: 'II', label: 'Type II: design and operation over a period' },
] as const;

export function EngagementFields({ engagement, readOnly }: { engagement: Engagement; readOnly: boolean }) {
  const { client, system, firm, type, asOf, periodFrom, periodTo } = engagement;
  const settings = useData(['settings'], () => api.settings.get({}));
  const text = (label: string, field: 'client' | 'system' | 'firm', required?: boolean) => (
    <Property label={label}>
      <EditableText
        label={label}
        value={{ client, system, firm }[field]}
        required={required}
        readOnly={readOnly}
        onSave={(value) => api.scope.updateEngagement({ [field]: value })}
      />
    </Property>
  );
  const date = (label: string, field: 'asOf' | 'periodFrom' | 'periodTo') => (
    <Property label={label}>
      <EditableDate
        label={label}
        value={{ asOf, periodFrom, periodTo }[field]}
        required
        readOnly={readOnly}
        onSave={(value) => api.scope.updateEngagement({ [field]: value })}
      />
    </Property>
  );
  return (
    <>
      <Section title="Engagement">
        <div className={styles.fields}>
          <Properties>
            {text('Client', 'client', true)}
            {text('System', 'system')}
            {text('Firm', 'firm')}
            <Property label="Type">
              <EditableChoice
                label="Type"
                value={type}
                options={TYPES}
                readOnly={readOnly}
                onSave={(next) =>
                  next ? api.scope.updateEngagement(datesForType(next, engagement)) : undefined
                }
              />
            </Property>
            {type === 'I' ? (
              date('As of', 'asOf')
            ) : (
              <>
                {date('Period from', 'periodFrom')}
                {date('Period to', 'periodTo')}
                {periodFrom && periodTo && !readOnly && (
                  <Property label="Months">
                    <FilterPills
                      label="Length of the period"
                      value={String(monthsOfPeriod(periodFrom, periodTo) ?? '')}
                      options={PERIOD_MONTHS.map((months) => ({
                        value: String(months),
                        label: String(months),
                      }))}
                      onChange={(months) =>
                        void runAction(() =>
                          api.scope.updateEngagement({ periodTo: periodEnd(periodFrom, Number(months)) }),
                        )
                      }
                    />
                  </Property>
                )}
              </>
            )}
          </Properties>
          <Explain topic="types" label="Type I or Type II?" />
        </div>
      </Section>
      <Section title="You">
        <div className={styles.fields}>
          <Properties>
            <Property label="Your name">
              <EditableText
                label="Your name"
                value={settings.data?.actor ?? ''}
                required
                onSave={async (actor) => {
                  await api.settings.set({ actor });
                  // Settings belong to the computer, so no change of the workspace announces them.
                  await queryClient.invalidateQueries();
                }}
              />
            </Property>
          </Properties>
        </div>
        <p className={styles.note}>Recorded with every change you make from now on.</p>
      </Section>
    </>
  );
}
