import { oc } from '@orpc/contract';
import { z } from 'zod';
import { id, nothing } from '../primitives.ts';

const step = z.string().trim().min(1).max(40);
export const riskScale = z.strictObject({
  likelihood: z.array(step).min(3).max(6),
  impact: z.array(step).min(3).max(6),
  levels: z
    .array(z.strictObject({ name: step, from: z.int().min(1).max(36) }))
    .min(2)
    .max(5),
  appetite: z.int().min(0).max(36),
});

/** The firm's scale of risks, and risks that the controls of the engagement name. */
export const riskScaleContract = {
  /** The default one until it is changed; its rules are in `shared/domain/risk-scale.ts`. */
  riskScale: oc.input(nothing).output(riskScale),
  /** @throws conflict naming the risks that the new scale has no place for */
  setRiskScale: oc.input(riskScale).output(nothing),
  /** What controls say could go wrong without them, where no risk is linked to the control yet. */
  riskOffers: oc.input(nothing).output(
    z.array(
      z.strictObject({
        risk: z.string(),
        controls: z.array(z.strictObject({ id, ref: z.string(), title: z.string() })),
      }),
    ),
  ),
  /** Makes risks of offers, linked to their controls and the criteria that these serve; neither rated nor decided. */
  addOfferedRisks: oc
    .input(z.strictObject({ risks: z.array(z.string().max(20_000)).min(1).max(1000) }))
    .output(z.strictObject({ ids: z.array(id) })),
};
