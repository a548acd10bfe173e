/** The firm's scale of risks. */
export const riskScaleContract = {};
