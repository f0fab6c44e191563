/** What is attached to a case: sizes in words, and what can be told about a file before it is sent. */

export function sizeText(bytes: number): string {
  if (bytes < 1024 * 1024) return `${Math.max(1, Math.round(bytes / 1024))} KB`
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`
}

/** What phones and scanners make; the server looks at the content itself. */
export const accepted = '.jpg,.jpeg,.png,.webp,.heic,.heif,.pdf,image/jpeg,image/png,image/webp,image/heic,application/pdf'
const endings = /\.(jpe?g|png|webp|hei[cf]|pdf)$/i

export function mayBeTaken(name: string): boolean {
  return endings.test(name) || !/\.[a-z0-9]+$/i.test(name)
}
