/** Quarterly meetings: what was shown, decided and asked for. */
export const governanceRouter = {};
