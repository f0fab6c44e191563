import type { APIResponse, Page } from '@playwright/test'

type Options = Parameters<Page['request']['fetch']>[1]

/**
 * Requests of the story itself, beside those of the page. Each on a connection of its own: one kept idle may be closed by the
 * program just as the next request takes it, which a browser would notice and send again.
 */
export function direct({ request }: Page) {
  const send =
    (method: string) =>
    (address: string, options: Options = {}): Promise<APIResponse> =>
      request.fetch(address, { method, ...options, headers: { ...options.headers, connection: 'close' } })
  return { fetch: send('GET'), get: send('GET'), post: send('POST'), patch: send('PATCH') }
}
