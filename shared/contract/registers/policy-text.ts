/** The text of policies: written, taken from the client's files, exported. */
export const policyTextContract = {};
