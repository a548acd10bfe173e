/** The firm's scale of risks. */
export const riskScaleHandlers = {};
