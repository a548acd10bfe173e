/** Reviews of who may do what: listings, differences, decisions line by line, sign-off. */
export const accessReviewsContract = {};
