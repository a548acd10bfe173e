/** The next engagement from this one, and what is known of the one before. */
export const renewalRouter = {};
