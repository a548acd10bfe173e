/** A record of the policy register: approved on a day, and due for review a year later. */
export const policiesApprovedBy =
  (approvedBy: string) =>
  (name: string, template: string, ownerId: string, approvedOn: string, version: string) => ({
    name,
    template,
    status: 'approved',
    version,
    ownerId,
    approvedBy,
    approvedOn,
    reviewDue: `${Number(approvedOn.slice(0, 4)) + 1}${approvedOn.slice(4)}`,
  });
