/** A workbook as people hand it in, and the words of one handed back; just enough of the format for the tests. */
import { crc32, inflateRawSync } from 'node:zlib'

/** One sheet with these rows of text, packed without compression. */
export function workbook(sheet: string, rows: string[][]): Buffer {
  const cell = (text: string) => `<c t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`
  const data = rows.map((row, at) => `<row r="${at + 1}">${row.map(cell).join('')}</row>`).join('')
  const spreadsheet = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const types = 'http://schemas.openxmlformats.org/package/2006'
  return packed({
    '[Content_Types].xml': `<Types xmlns="${types}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${types}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${spreadsheet}" xmlns:r="${office}"><sheets><sheet name="${escaped(sheet)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${types}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${spreadsheet}"><sheetData>${data}</sheetData></worksheet>`,
  })
}

/** All words of a workbook, wherever its program put them. */
export function wordsOf(book: Buffer): string {
  return parts(book)
    .filter(([name]) => /sharedStrings|worksheets\/sheet/.test(name))
    .map(([, content]) => content.toString().replace(/<[^>]+>/g, ' '))
    .join(' ')
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;')
}

function packed(files: Record<string, string>): Buffer {
  const locals: Buffer[] = []
  const entries: Buffer[] = []
  let offset = 0
  for (const [path, text] of Object.entries(files)) {
    const name = Buffer.from(path)
    const content = Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${text}`)
    const facts = Buffer.alloc(26)
    facts.writeUInt16LE(20, 0)
    facts.writeUInt32LE(crc32(content), 10)
    facts.writeUInt32LE(content.length, 14)
    facts.writeUInt32LE(content.length, 18)
    facts.writeUInt16LE(name.length, 22)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    locals.push(Buffer.from('PK\x03\x04', 'latin1'), facts, name, content)
    entries.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), facts, place, name)
    offset += 30 + name.length + content.length
  }
  const directory = Buffer.concat(entries)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(Object.keys(files).length, 4)
  end.writeUInt16LE(Object.keys(files).length, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...locals, directory, Buffer.from('PK\x05\x06', 'latin1'), end])
}

function parts(book: Buffer): [string, Buffer][] {
  const found: [string, Buffer][] = []
  let at = book.readUInt32LE(book.lastIndexOf('PK\x05\x06', undefined, 'latin1') + 16)
  while (book.readUInt32LE(at) === 0x02014b50) {
    const [method, size, nameLength, extra, comment, local] = [
      book.readUInt16LE(at + 10),
      book.readUInt32LE(at + 20),
      book.readUInt16LE(at + 28),
      book.readUInt16LE(at + 30),
      book.readUInt16LE(at + 32),
      book.readUInt32LE(at + 42),
    ]
    const start = local + 30 + book.readUInt16LE(local + 26) + book.readUInt16LE(local + 28)
    const content = book.subarray(start, start + size)
    found.push([book.toString('utf8', at + 46, at + 46 + nameLength), method === 8 ? inflateRawSync(content) : content])
    at += 46 + nameLength + extra + comment
  }
  return found
}
