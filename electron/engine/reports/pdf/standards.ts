/** What makes a file one of PDF/UA-1 (ISO 14289-1) and of PDF/A-3 (ISO 19005-3), besides its tags. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const PDF_UA = `
  <rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
    <pdfuaid:part>1</pdfuaid:part>
  </rdf:Description>`;

/** PDF/A knows the PDF/UA identifier only when the file itself describes it (ISO 19005-3, 6.6.2.3). */
const PDF_A = `
  <rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
    <pdfaid:part>3</pdfaid:part>
    <pdfaid:conformance>A</pdfaid:conformance>
  </rdf:Description>
  <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
      xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
    <pdfaExtension:schemas>
      <rdf:Bag>
        <rdf:li rdf:parseType="Resource">
          <pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
          <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
          <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
          <pdfaSchema:property>
            <rdf:Seq>
              <rdf:li rdf:parseType="Resource">
                <pdfaProperty:name>part</pdfaProperty:name>
                <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
                <pdfaProperty:category>internal</pdfaProperty:category>
                <pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>
              </rdf:li>
            </rdf:Seq>
          </pdfaSchema:property>
        </rdf:li>
      </rdf:Bag>
    </pdfaExtension:schemas>
  </rdf:Description>`;

/** Elements of the XMP packet that say which standards a file follows. */
export function conformance(isArchival: boolean): string {
  return isArchival ? PDF_UA + PDF_A : PDF_UA;
}

const SRGB = 'sRGB IEC61966-2.1';

/** What its colours mean, as PDF/A asks: those of sRGB, by the profile that comes with pdfkit. */
export function addOutputIntent(doc: PDFKit.PDFDocument): void {
  const program = createRequire(import.meta.url).resolve('pdfkit');
  const profile = doc.ref({ N: 3 });
  profile.end(readFileSync(join(dirname(program), 'data/sRGB_IEC61966_2_1.icc')));
  const intent = doc.ref({
    Type: 'OutputIntent',
    S: 'GTS_PDFA1',
    Info: pdfText(SRGB),
    OutputConditionIdentifier: pdfText(SRGB),
    DestOutputProfile: profile,
  });
  intent.end(null);
  // oxlint-disable-next-line no-underscore-dangle -- pdfkit's own name for it
  (doc as unknown as WithCatalog)._root.data['OutputIntents'] = [intent];
}

/** The catalog, which pdfkit has no words for in its types. */
interface WithCatalog {
  _root: { data: Record<string, unknown> };
}

/** pdfkit writes a plain string as a name, a String as text. */
export function pdfText(text: string): string {
  // oxlint-disable-next-line no-new-wrappers -- see above
  return new String(text) as string;
}
