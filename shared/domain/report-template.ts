/** What a template takes along to the next engagement: what the firm decides once, never what one report alone says. */

/** Settings by name. Who reviewed, who receives and which version it is belong to one report. */
export const FIRM_SETTINGS = {
  paper: true,
  typeface: true,
  accent: true,
  logo: true,
  footer: true,
  archival: true,
  hidden: true,
} as const;

/** Parts whose own text is the firm's wording rather than the client's facts. */
export const FIRM_PARTS = ['background', 'methodology', 'glossary'] as const;
