/** Paragraph styles of exported Word documents, by which such a document is known when it comes back. */
export const OWN_STYLES = {
  title: { id: 'PolicyTitle', name: 'Policy title' },
  control: { id: 'DocumentControl', name: 'Document control' },
  margin: { id: 'PolicyMargin', name: 'Policy margin' },
  cell: { id: 'PolicyCell', name: 'Policy cell' },
  item: { id: 'PolicyItem', name: 'Policy item' },
  quote: { id: 'PolicyQuote', name: 'Policy quote' },
} as const;
