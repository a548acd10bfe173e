/** Documents that management writes and signs. */
export const documentsRouter = {};
