/** Figures of the programme, with target, trend and drift. */
export const metricsRouter = {};
