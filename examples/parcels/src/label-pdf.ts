import type { Label } from './routes/labels/contract.js'
import type { Address } from './routes/parcels/contract.js'

/** A label as a PDF document of one page, 100 by 150 millimetres. Written by hand: a label needs one font and no library. */
export function labelPdf(label: Label, to: Address): Buffer {
  const address = [to.name, to.company ?? '', ...to.lines, `${to.postcode ?? ''} ${to.city}`.trim(), to.country]
  const lines = [label.service.toUpperCase(), '', ...address.filter((line) => line !== ''), '', label.id]
  const text = lines.map((line) => `(${literal(line)}) '`).join('\n')
  const content = `BT /F1 14 Tf 18 TL 24 400 Td\n${text}\nET`
  return pdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 283 425] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ])
}

/** Objects, a table of where each of them starts, and where that table is (ISO 32000-1, 7.5). */
function pdf(objects: readonly string[]): Buffer {
  let body = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const offset = body.length
    body += `${index + 1} 0 obj\n${object}\nendobj\n`
    return `${String(offset).padStart(10, '0')} 00000 n \n`
  })
  const size = objects.length + 1
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${offsets.join('')}`
  return Buffer.from(`${body}${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`, 'latin1')
}

/** A string of PDF's; the standard fonts know Latin-1 only. */
function literal(line: string): string {
  return line.replaceAll(/[^\x20-\x7e\xa0-\xff]/gu, '?').replaceAll(/[()\\]/g, '\\$&')
}
