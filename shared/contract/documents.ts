/** Documents that management writes and signs: the description of the system, the assertion, the bridge letter, the representations. */
export const documentsContract = {};
