import type { GapStatus, ReadinessRating, Severity } from '../vocabulary.ts';
import { places } from './places.ts';
import { compareRatings, conclude, type Rated, type Weighed } from './reason.ts';

export interface ServingControl extends Rated {
  id: string;
  ref: string;
  /** A provider runs it, not the organization itself. */
  isProviders: boolean;
}

/** A gap that a person or a check raised. Those raised from the rating itself only mirror it and are left out. */
export interface KnownGap {
  id: string;
  ref: string;
  name: string;
  severity: Severity;
  status: GapStatus;
}

export interface CriterionFacts {
  id: string;
  controls: readonly ServingControl[];
  gaps: readonly KnownGap[];
}

export const COVERAGES = ['none', 'single', 'several'] as const;
export type Coverage = (typeof COVERAGES)[number];

/** How many controls a criterion rests on; a single one is a single point of support, which is no gap by itself. */
export const coverageOf = (controls: number): Coverage =>
  controls === 0 ? 'none' : controls === 1 ? 'single' : 'several';

/**
 * Rates a criterion from its controls: nothing serves it, not in place; nobody has concluded, not assessed; otherwise the
 * weakest control decides, except that one control out of place among others that serve the criterion is a major gap. Open gaps
 * weigh by their severity; an accepted one is still a gap, a minor one.
 */
export function rateCriterion({ id, controls, gaps }: CriterionFacts): Rated {
  return conclude([...controlReasons(id, controls), ...gaps.flatMap(gapReason)]);
}

function controlReasons(id: string, controls: readonly ServingControl[]): Weighed[] {
  const link = places.criterion(id);
  if (controls.length === 0) {
    const fix = 'Map a control to it, or record why the criterion is not relevant.';
    const reason = { code: 'no_control', text: 'No control serves this criterion.', fix, link };
    return [{ weight: 'not_in_place', reason }];
  }
  const weighed = sayTogether(id, controls);
  if (controls.every(({ isProviders }) => isProviders)) {
    weighed.push({
      weight: 'minor_gap',
      reason: {
        code: 'provider_only',
        text: 'Only controls of providers serve it.',
        fix: 'Map a control of your own that watches the provider.',
        link,
      },
    });
  }
  return weighed;
}

/** What a control's rating means for a criterion that other controls serve too. */
function weightOf(rating: ReadinessRating, controls: readonly Rated[]): ReadinessRating {
  const assessed = controls.filter((c) => c.rating !== 'not_assessed');
  if (rating === 'not_assessed') return assessed.length === 0 ? 'not_assessed' : 'minor_gap';
  if (rating === 'not_in_place') return assessed.every((c) => c.rating === rating) ? rating : 'major_gap';
  return rating;
}

/** References named before the rest is counted. */
const NAMED = 6;

/** One sentence a reason, with all controls that give it: ten times the same words hide what matters. */
function sayTogether(id: string, controls: readonly ServingControl[]): Weighed[] {
  const given = new Map<string, { weighed: Weighed; controls: ServingControl[] }>();
  for (const control of controls) {
    for (const [i, reason] of control.reasons.entries()) {
      // The first reason is the one that decided; the others alone would be details.
      const weight = i === 0 ? weightOf(control.rating, controls) : 'minor_gap';
      const key = `${reason.code} ${reason.text}`;
      const known = given.get(key);
      if (!known) given.set(key, { weighed: { weight, reason }, controls: [control] });
      else {
        known.controls.push(control);
        if (compareRatings(weight, known.weighed.weight) > 0) known.weighed.weight = weight;
      }
    }
  }
  return [...given.values()].map(({ weighed: { weight, reason }, controls: from }) => {
    const refs = from.map((c) => c.ref);
    const more = refs.length > NAMED ? ` and ${refs.length - NAMED} more` : '';
    const text = `${refs.slice(0, NAMED).join(', ')}${more}: ${reason.text}`;
    return {
      weight,
      reason: { ...reason, text, link: from.length === 1 ? reason.link : places.criterion(id) },
    };
  });
}

function gapReason({ id, ref, name, severity, status }: KnownGap): Weighed[] {
  if (status === 'done') return [];
  const link = places.gap(id);
  if (status === 'accepted') {
    const reason = {
      code: 'gap_accepted',
      text: `Gap ${ref} is accepted, not closed: ${name}`,
      fix: 'Close the gap, or override the rating with the reason of the acceptance.',
      link,
    };
    return [{ weight: 'minor_gap', reason }];
  }
  const isMajor = severity === 'high' || severity === 'critical';
  const reason = {
    code: 'gap_open',
    text: `Gap ${ref} is open (${severity}): ${name}`,
    fix: 'Do what the gap recommends and close it.',
    link,
  };
  return [{ weight: isMajor ? 'major_gap' : 'minor_gap', reason }];
}
