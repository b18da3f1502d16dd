/** A table for people: the first row is the head; numbers stand on the right. */
export function printTable(rows) {
  const texts = rows.map((row) => row.map((cell) => (typeof cell === 'number' ? format(cell) : String(cell ?? ''))))
  const widths = texts[0].map((_, column) => Math.max(...texts.map((row) => row[column].length)))
  for (const [index, row] of texts.entries()) {
    console.log(
      row
        .map((cell, column) => (typeof rows[index][column] === 'number' ? cell.padStart(widths[column]) : cell.padEnd(widths[column])))
        .join('  ')
        .trimEnd(),
    )
    if (index === 0) console.log(widths.map((width) => '-'.repeat(width)).join('  '))
  }
}

function format(number) {
  return Number.isInteger(number) ? String(number) : number.toFixed(2)
}
