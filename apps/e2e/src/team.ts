import { partialDate } from '@milepost/contracts';

const evidence = {
  id: 'ev-team-note',
  title: 'Note of the meeting',
  url: 'https://example.eu/notes/1',
  publisher: 'The department',
  kind: 'page',
  language: 'en',
  read: true,
  confidence: 'high',
};

export const said = (on = '2026-11-20') => ({ occurredOn: partialDate(on), confidence: 'high', evidence: [evidence] });

export type Told = {
  status: number;
  retryAfter: string | null;
  body: { version: number; eventId: string; id: string } & Record<string, unknown>;
};

/** What a command of the operator ended with, and what it printed. */
export interface Said {
  code: number;
  printed: string;
}

/** A running product, however it was started: where its services are, who gives tokens, and its operator's commands. */
export interface Running {
  url(service: string): string;
  token(client: string): Promise<string>;
  milepost(...words: string[]): Promise<Said>;
}

/** A department's team at its API, with the token of one of its people. */
export class Team {
  private constructor(
    private readonly product: Running,
    private readonly department: string,
    private readonly token: string,
  ) {}

  static async of(product: Running, department: string, client: string): Promise<Team> {
    return new Team(product, department, await product.token(client));
  }

  async post(path: string, body: object, headers: Record<string, string> = {}): Promise<Told> {
    const response = await fetch(`${this.product.url(this.department)}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${this.token}`, 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    const { status, headers: answered } = response;
    return { status, retryAfter: answered.get('retry-after'), body: (await response.json()) as Told['body'] };
  }
}

/** A promise of a department that is not in the record, for tests that write much. */
export const promiseOf = (lead: string) => ({
  page: 'page-promises-kept-2019-2024',
  objective: 'european-health-union',
  mandates: ['mandate-2019-2024'],
  title: { en: 'Load' },
  statement: { en: 'We will carry the load' },
  statementFrom: 'sentence',
  lead,
  contributors: [],
  policyAreas: [],
  acts: [],
  related: [],
});

/** A token of the development identity provider. */
export async function tokenOf(issuer: string, client: string): Promise<string> {
  const authorization = `Basic ${btoa(`${client}:${client}-secret`)}`;
  const body = new URLSearchParams({ grant_type: 'client_credentials' });
  const response = await fetch(`${issuer}/token`, { method: 'POST', headers: { authorization }, body });
  return ((await response.json()) as { access_token: string }).access_token;
}
