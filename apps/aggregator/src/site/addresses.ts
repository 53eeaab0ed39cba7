import type { ClockQuery } from '../api/clocks.js';

type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The addresses of the site's pages. Whoever reads an earlier day stays on it: the clocks go along. */
export class Addresses {
  constructor(
    readonly lang: string,
    readonly clocks: ClockQuery = {},
  ) {}

  home = () => this.to('');
  commitment = (id: string) => this.to(`commitments/${id}`);
  priority = (id: string) => this.to(`priorities/${id}`);
  promisesKept = (mandate: string) => this.to(`promises-kept/${mandate}`);
  department = (id: string) => this.to(`departments/${id}`);
  departments = () => this.to('departments');
  commitments = (query: Query = {}) => this.to('commitments', query);
  changes = (query: Query = {}) => this.to('changes', query);
  method = () => this.to('about/method');

  /** The path alone, for forms and for the page's own address. */
  path = (page: string) => `/${this.lang}/${page}`;

  /** The same addresses on another day. */
  at = (clocks: ClockQuery) => new Addresses(this.lang, clocks);

  to(page: string, query: Query = {}): string {
    const parameters = new URLSearchParams();
    for (const [name, given] of Object.entries({ ...query, ...this.clocks }))
      for (const value of [given ?? []].flat()) parameters.append(name, value);
    return this.path(page) + (parameters.size > 0 ? `?${parameters}` : '');
  }
}
