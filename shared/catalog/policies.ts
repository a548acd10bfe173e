/**
 * The twelve starter policies with an outline template each: headings, prompts to talk through with the client, and starter
 * sentences to adopt. Own words; square brackets mark what the client fills in.
 */
import acceptableUse from './policies/acceptable-use.json' with { type: 'json' };
import accessControl from './policies/access-control.json' with { type: 'json' };
import backup from './policies/backup.json' with { type: 'json' };
import businessContinuity from './policies/business-continuity.json' with { type: 'json' };
import changeManagement from './policies/change-management.json' with { type: 'json' };
import closing from './policies/closing.json' with { type: 'json' };
import dataClassification from './policies/data-classification.json' with { type: 'json' };
import incidentResponse from './policies/incident-response.json' with { type: 'json' };
import informationSecurity from './policies/information-security.json' with { type: 'json' };
import loggingAndMonitoring from './policies/logging-and-monitoring.json' with { type: 'json' };
import password from './policies/password.json' with { type: 'json' };
import riskManagement from './policies/risk-management.json' with { type: 'json' };
import vendorManagement from './policies/vendor-management.json' with { type: 'json' };

export interface PolicyHeading {
  heading: string;
  /** Questions whose answers are the content of this heading. */
  prompts: readonly string[];
  /** Sentences to adopt; what stands in square brackets is to be filled in. */
  starter: string;
}

export interface Policy {
  /** Controls name their policy by this. */
  id: string;
  /** 1 to 12. */
  number: number;
  name: string;
  purpose: string;
  /** A role to start from; the engagement names the person. */
  ownerRole: string;
  /** Months between two reviews. */
  reviewMonths: number;
  /** The criteria it supports, in canonical order. */
  criteria: readonly string[];
  outline: readonly PolicyHeading[];
}

/** Every policy, by number. All of them end with the same headings. */
export const POLICIES: readonly Policy[] = [
  informationSecurity,
  accessControl,
  password,
  changeManagement,
  riskManagement,
  incidentResponse,
  loggingAndMonitoring,
  vendorManagement,
  dataClassification,
  acceptableUse,
  backup,
  businessContinuity,
].map((policy) => ({ ...policy, outline: [...policy.outline, ...closing] }));

/** The policy with this id, or undefined: ids also come from engagements, where a policy may be the client's own. */
export function policyOf(id: string): Policy | undefined {
  return POLICIES.find((policy) => policy.id === id);
}

/** The outline as plain text to paste into a document: prompts as a list below each heading, then the starter sentences. */
export function policyText(policy: Policy): string {
  const head = [
    `${policy.name} policy`,
    `Purpose: ${policy.purpose}`,
    `Owner: ${policy.ownerRole}`,
    `Review: at least every ${policy.reviewMonths} months`,
    `Supports: ${policy.criteria.join(', ')}`,
  ].join('\n');
  const sections = policy.outline.map(({ heading, prompts, starter }, i) =>
    [`${i + 1}. ${heading}`, ...prompts.map((prompt) => `- ${prompt}`), starter].join('\n'),
  );
  return [head, ...sections, ''].join('\n\n').trimEnd();
}
