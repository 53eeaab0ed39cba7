/** The closed list of what can go wrong for a caller: the text may change, the slug may not. */
export const PROBLEMS = {
  unreadable: [400, 'The request cannot be read'],
  invalid: [400, 'Some fields are not valid'],
  unauthenticated: [401, 'A valid access token is needed'],
  forbidden: [403, 'Not allowed'],
  'not-found': [404, 'Not found'],
  'method-not-allowed': [405, 'Method not allowed'],
  'not-acceptable': [406, 'Not acceptable'],
  timeout: [408, 'The request took too long'],
  conflict: [409, 'Conflict with what is on the record'],
  gone: [410, 'Gone'],
  'stale-version': [412, 'The entry has changed since'],
  'too-large': [413, 'The request is too large'],
  'unsupported-media-type': [415, 'Media type not supported'],
  refused: [422, 'Refused'],
  'version-required': [428, 'The expected version is needed'],
  'too-many-requests': [429, 'Too many requests'],
  internal: [500, 'An error on our side'],
  unavailable: [503, 'Not available at the moment'],
} as const satisfies Record<string, readonly [status: number, title: string]>;

export type ProblemSlug = keyof typeof PROBLEMS;

/** One wrong field: a JSON pointer into the body ('' is the whole of it), a stable code, a sentence. */
export interface FieldError {
  pointer: string;
  code: string;
  detail: string;
}

/** RFC 9457, as it goes out; `type` is a path on the service that answers. */
export interface ProblemDocument {
  type: string;
  title: string;
  status: number;
  detail?: string;
  errors?: readonly FieldError[];
}

export interface ProblemParts {
  errors?: readonly FieldError[] | undefined;
  /** Response headers that belong to the answer, for example { 'retry-after': '1' }. */
  headers?: Record<string, string> | undefined;
  cause?: unknown;
}

/** What a handler throws when it cannot do what was asked; `detail` is a sentence for the caller. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  readonly errors: readonly FieldError[];
  readonly headers: Record<string, string>;

  constructor(
    readonly slug: ProblemSlug,
    readonly detail = '',
    { errors = [], headers = {}, cause }: ProblemParts = {},
  ) {
    super(detail || PROBLEMS[slug][1], { cause });
    this.status = PROBLEMS[slug][0];
    this.errors = errors;
    this.headers = headers;
  }

  get document(): ProblemDocument {
    const { slug, status, detail, errors } = this;
    const more = { ...(detail && { detail }), ...(errors.length > 0 && { errors }) };
    return { type: `/problems/${slug}`, title: PROBLEMS[slug][1], status, ...more };
  }
}

/** A service that cannot answer now but will: 503 with the seconds after which to ask again. */
export const unavailable = (detail: string, retryAfter = 1, cause?: unknown): Problem =>
  new Problem('unavailable', detail, { headers: { 'retry-after': String(retryAfter) }, cause });
