/** An ID number has 18 characters (15 before 1999), the last of which may be an X; every other number is a phone. */
export function lookupBody(typed: string): { id_number: string } | { phone: string } | null {
  const number = typed.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()
  if (!number) return null
  return /^(\d{17}[\dX]|\d{15})$/.test(number) ? { id_number: number } : { phone: number }
}
