/** Every refusal, RFC 9457. It is the one shape the contract document takes as given. */
export interface ProblemBody {
  type: string
  title: string
  status: number
  detail?: string | null
  code: string
  request_id?: string
  errors?: { pointer: string; code: string; detail: string }[]
}

/**
 * Everything that can go wrong between page and server. `network` means nothing was answered: what was sent may or may
 * not have arrived, and sending it again with the same key is safe. `refused` carries the server's own words.
 */
export class Problem extends Error {
  readonly kind: 'refused' | 'network'
  readonly status: number
  readonly code: string
  readonly title: string
  readonly detail: string | null
  readonly errors: ProblemBody['errors'] & {}
  readonly requestId: string | null
  readonly body: ProblemBody & Record<string, unknown>

  constructor(kind: 'refused' | 'network', status: number, body: Partial<ProblemBody> & Record<string, unknown>) {
    super(body.title ?? kind)
    this.kind = kind
    this.status = status
    this.code = body.code ?? kind
    this.title = body.title ?? ''
    this.detail = body.detail ?? null
    this.errors = withItsWords(body)
    this.requestId = body.request_id ?? null
    this.body = body as ProblemBody & Record<string, unknown>
  }

  /** The record as it is now, when somebody changed it meanwhile (412). */
  current<T>(): T | null {
    return (this.body.current as T | undefined) ?? null
  }
}

/** Nobody knows whether it arrived: no answer, or one of something between us and the program. */
export function isLost(problem: Problem): boolean {
  return problem.kind === 'network' || [502, 503, 504].includes(problem.status)
}

export function networkProblem(): Problem {
  return new Problem('network', 0, { code: 'network' })
}

export async function problemFrom(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => null)
  const known = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {}
  return new Problem('refused', response.status, known)
}

/** A refusal about one place may say more about it than the list of faults does. */
function withItsWords({ errors = [], code, title, detail }: Partial<ProblemBody>): ProblemBody['errors'] & {} {
  const [only, ...others] = errors
  const says = only && others.length === 0 && only.code === code && only.detail === title && detail
  return says ? [{ ...only, detail }] : errors
}
