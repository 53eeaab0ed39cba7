import type { IncomingMessage } from 'node:http';
import { EntryId, eventOfAction, type EventName, type Kind } from '@milepost/contracts';
import { hasJson, Identity, readJson, type ShortAnswer, type Shortcut } from '@milepost/service';
import { Injectable } from '@nestjs/common';
import { Submissions } from '../submissions.js';
import { about, headOf } from './reply.js';
import { commandOf, headersOf, kindIn } from './request.js';

interface Act {
  kind: Kind;
  type: EventName;
  id: string;
}

const JSON_TYPE = 'application/json; charset=utf-8';
const PATH = /^\/v1\/([a-z-]+)\/([a-z0-9-]+)\/([a-z-]+)$/;

/** `POST /v1/{collection}/{id}/{action}` with a JSON body, for anything that can happen to an entry: what CommandsController does and answers. */
@Injectable()
export class CommandShortcut implements Shortcut {
  readonly route = '/v1/:collection/:id/:action';

  constructor(
    private readonly submissions: Submissions,
    private readonly identity: Identity,
  ) {}

  ask(request: IncomingMessage, traceparent: string): Promise<ShortAnswer> | undefined {
    const act = request.method === 'POST' && hasJson(request.headers) ? actIn(request.url!) : undefined;
    return act && this.answer(request, act, traceparent);
  }

  private async answer(request: IncomingMessage, { kind, type, id }: Act, traceparent: string): Promise<ShortAnswer> {
    const { headers } = request;
    const body = await readJson(request);
    const actor = await this.identity.verify(headers.authorization);
    const command = commandOf(kind, type, id, body, headersOf({ headers, traceparent }));
    const answer = await this.submissions.submit({ command, actor });
    const { status, headers: place } = headOf(answer);
    return { status, headers: { ...place, 'content-type': JSON_TYPE }, body: JSON.stringify(answer), about: about(answer) };
  }
}

function actIn(url: string): Act | undefined {
  const [, collection = '', id = '', action = ''] = PATH.exec(url) ?? [];
  const kind = kindIn(collection);
  const type = kind && eventOfAction(kind, action);
  return type && EntryId.safeParse(id).success ? { kind, type, id } : undefined;
}
