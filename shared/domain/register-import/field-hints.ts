/** Words within a column's name that hint at a field where no name of the field is known; the values of the column decide. */
import type { RegisterId } from '../registers.ts';

type Hints = Readonly<Record<string, RegExp>>;

const HINTS: Readonly<Partial<Record<RegisterId, Hints>>> = {
  people: {
    startedOn: /\b(?:hire|hired|join|joined|joining|start|started|onboard\w*)\b/,
    screenedOn: /\b(?:screen\w*|background|vetting)\b/,
    codeSignedOn: /\bconduct\b/,
    trainedOn: /\btrain\w*\b/,
    accessApprovedAt: /\bapprov\w*\b/,
    accessGrantedAt: /\b(?:grant\w*|provision\w*)\b/,
    // "Access termination" is about the account.
    leftAt: /^(?!.*\baccess\b).*\b(?:terminat\w*|leav\w*|left|exit|separat\w*|offboard\w*|departure)\b/,
    accessRemovedAt:
      /\b(?:disabl\w*|revo[ck]\w*|deprovision\w*|deactivat\w*|remov\w*|suspend\w*|gesperrt|deaktiviert)\b|\baccess (?:terminat\w*|end\w*)\b/,
  },
  training: {
    course: /\b(?:course|training|module)\b/,
    completedOn: /\b(?:complet\w*|passed|finish\w*)\b/,
    assignedOn: /\b(?:assign\w*|enrol\w*)\b/,
  },
  incidents: {
    beganAt: /\b(?:began|begin|occur\w*)\b|\bimpact start\w*/,
    detectedAt: /\b(?:detect\w*|discover\w*|report\w*|identif\w*)\b/,
    declaredAt: /\b(?:declar\w*|acknowledg\w*)\b/,
    containedAt: /\b(?:contain\w*|mitigat\w*)\b/,
    resolvedAt: /\b(?:resol\w*|clos\w*|restor\w*|recover\w*|fixed)\b/,
    reviewedOn: /\b(?:review\w*|mortem|postmortem|retrospective)\b/,
  },
  backups: {
    name: /\b(?:job|policy|plan|workload|database)\b/,
    day: /\b(?:date|night|day)\b/,
    startedAt: /\b(?:start\w*|begin|began)\b/,
    finishedAt: /\b(?:finish\w*|end|ended|complet\w*)\b/,
    outcome: /\b(?:status|result|outcome|state)\b/,
  },
  vulnerabilities: {
    // When a scanner saw it last says nothing of when it was found.
    openedOn: /^(?!.*\blast\b).*\b(?:open\w*|found|discover\w*|detect\w*|seen|identif\w*|report\w*)\b/,
    closedOn: /\b(?:clos\w*|fix\w*|remediat\w*|resol\w*|patch\w*)\b/,
    slaDays: /\bsla\b/,
  },
};

/** Less than any known name, so that one goes before. */
const WEIGHT = 1.6;
/** A longer name is a sentence. */
const MOST_WORDS = 4;

/** @param name in the words of `plainWords` */
export function hintWeight(register: RegisterId, field: string, name: string): number {
  if (name.split(' ').length > MOST_WORDS) return 0;
  return HINTS[register]?.[field]?.test(name) ? WEIGHT : 0;
}
