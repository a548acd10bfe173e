import { shortDay } from '../../../app/dates.ts';
import { useWorkspace } from '../../../app/query.ts';
import { PaneSection } from '../../../components/DetailPane.tsx';
import { Properties, Property } from '../../../components/Properties.tsx';
import type { TestSectionProps } from './section-props.ts';

/** The block that heads a workpaper: whose it is, of which period, and who was to prepare and review it. */
export function WorkpaperFacts({ sheet }: TestSectionProps) {
  const { client, system, type, asOf, periodFrom, periodTo } = useWorkspace().engagement;
  const period = type === 'I' ? asOf : periodFrom && periodTo && `${periodFrom} to ${periodTo}`;
  const planned = sheet.plannedOn && `, planned for ${shortDay(sheet.plannedOn)}`;
  return (
    <PaneSection title="Workpaper" hint={sheet.workpaper}>
      <Properties>
        <Property label="Client">{[client, system].filter(Boolean).join(', ')}</Property>
        <Property label="Engagement">SOC 2 Type {type}</Property>
        <Property label={type === 'I' ? 'As of' : 'Period'}>{period || 'Not set'}</Property>
        <Property label="Preparer">
          {sheet.preparer ?? 'Not assigned'}
          {planned}
        </Property>
        <Property label="Reviewer">{sheet.reviewer ?? 'Not assigned'}</Property>
      </Properties>
    </PaneSection>
  );
}
