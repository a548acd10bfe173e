/** Reviews of vendors, and their reports. */
export const vendorReviewHandlers = {};
