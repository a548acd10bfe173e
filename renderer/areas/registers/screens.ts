import type { ComponentType } from 'react';
import { AccessReviews } from './access-reviews/AccessReviews.tsx';
import { Actions } from './actions/Actions.tsx';
import { Changes } from './changes/Changes.tsx';
import { Incidents } from './incidents/Incidents.tsx';
import { People } from './people/People.tsx';
import { Training } from './people/Training.tsx';
import { CalendarScreen } from './calendar/CalendarScreen.tsx';
import { Assets } from './assets/Assets.tsx';
import { HandlingRules } from './HandlingRules.tsx';
import { Backups, RestoreTests } from './operations/Operations.tsx';
import { Vulnerabilities } from './operations/Vulnerabilities.tsx';
import { Governance } from './governance/Governance.tsx';
import { Metrics } from './metrics/Metrics.tsx';
import type { OutlineEntry } from './outline.ts';
import { Policies } from './policies/Policies.tsx';
import { PolicyExceptions } from './policies/PolicyExceptions.tsx';
import { Requirements } from './policies/Requirements.tsx';
import { Risks } from './risks/Risks.tsx';
import { Complementary, Vendors } from './vendors/Vendors.tsx';

/** Screens that are more than a plain register, by their part of the address. */
export const SCREENS: Partial<Record<OutlineEntry['id'], ComponentType<{ current: string | null }>>> = {
  'access-reviews': AccessReviews,
  calendar: CalendarScreen,
  metrics: Metrics,
  governance: Governance,
  actions: Actions,
  changes: Changes,
  incidents: Incidents,
  vulnerabilities: Vulnerabilities,
  backups: Backups,
  'restore-tests': RestoreTests,
  assets: Assets,
  'handling-rules': HandlingRules,
  people: People,
  training: Training,
  policies: Policies,
  'policy-exceptions': PolicyExceptions,
  requirements: Requirements,
  risks: Risks,
  vendors: Vendors,
  'complementary-controls': Complementary,
};
