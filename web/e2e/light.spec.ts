/** A weak signal on a hill: what a phone has to fetch before the first page can be used. */
import { enterAs, expect, settled, test } from './support/town'

test.use({ viewport: { width: 360, height: 740 } })

const limit = 120 * 1024

for (const path of ['/sign-in', '/', '/log', '/cases', '/screenings']) {
  test(`${path} is light enough`, async ({ page }) => {
    if (path !== '/sign-in') await enterAs(page, 'mediator')
    await page.goto(path)
    await settled(page)
    const fetched = await page.evaluate(() =>
      (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
        .filter((entry) => /\.(js|css)$/.test(new URL(entry.name).pathname))
        .map((entry) => ({ name: entry.name, compressed: entry.encodedBodySize, whole: entry.decodedBodySize })),
    )
    expect(fetched.length).toBeGreaterThan(1)
    const sum = (each: 'compressed' | 'whole') => fetched.reduce((total, entry) => total + entry[each], 0)
    expect(sum('compressed')).toBeGreaterThan(0)
    expect(sum('compressed'), 'is nothing compressed?').toBeLessThan(sum('whole'))
    expect(sum('compressed')).toBeLessThanOrEqual(limit)
  })
}
